using System.Globalization;
using KcapiGen.Benchmarks.Generator;
using KcapiGen.Benchmarks.InProcess;
using KcapiGen.Benchmarks.Kernel;
using KcapiGen.Benchmarks.Measuring;
using KcapiGen.Benchmarks.Report;
using KcapiGen.Benchmarks.Seal;

// Run by eng/bench. Each part measures one section and saves it as FOLDER/NAME.json; `report` makes the page of what is there.
//   KcapiGen.Benchmarks [--quick] FOLDER PART...      where PART is inprocess, generator, kernel, uml or seal
//   KcapiGen.Benchmarks report FOLDER PAGE
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool quick = args.Contains("--quick");
Pace pace = quick ? Pace.Quick : Pace.Full;
switch (args.Where(word => word != "--quick").ToArray())
{
    case ["report", var folder, var page]:
        PerformancePage.Write(folder, page);
        return 0;
    case [var folder, .. { Length: > 0 } parts]:
        foreach (string part in parts)
        {
            Measure(part).Save(folder);
        }

        return 0;
    default:
        Console.Error.WriteLine("Run eng/bench.");
        return 2;
}

Section Measure(string part) => part switch
{
    "inprocess" => InProcessBenchmark.Run(quick, pace),
    "generator" => GeneratorBenchmark.Run(quick, pace),
    "kernel" => KernelBenchmark.Run(part, all: true, quick, pace),

    // User-mode Linux has one slow processor: what it can tell is what many system calls cost.
    "uml" => KernelBenchmark.Run(part, all: false, quick, pace),
    "seal" => SealBenchmark.Run(quick, pace),
    _ => throw new ArgumentException($"There is no part {part}."),
};
