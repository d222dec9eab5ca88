using System.Globalization;
using KcapiGen.Benchmarks.Generator;
using KcapiGen.Benchmarks.InProcess;
using KcapiGen.Benchmarks.Kernel;
using KcapiGen.Benchmarks.Measuring;
using KcapiGen.Benchmarks.Report;
using KcapiGen.Benchmarks.Seal;

// Run by eng/bench. Each part measures one section and saves it as FOLDER/NAME.json; `report` makes the page of what is there.
//   KcapiGen.Benchmarks inprocess|generator|kernel|uml|seal FOLDER [--quick]
//   KcapiGen.Benchmarks report FOLDER PAGE
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool quick = args.Contains("--quick");
Pace pace = quick ? Pace.Quick : Pace.Full;
switch (args)
{
    case ["inprocess", var folder, ..]:
        InProcessBenchmark.Run(quick, pace).Save(folder);
        return 0;
    case ["generator", var folder, ..]:
        GeneratorBenchmark.Run(quick, pace).Save(folder);
        return 0;
    case [("kernel" or "uml") and var name, var folder, ..]:
        // User-mode Linux has one slow processor: what it can tell is what many system calls cost.
        KernelBenchmark.Run(name, all: name != "uml", quick, pace).Save(folder);
        return 0;
    case ["seal", var folder, ..]:
        SealBenchmark.Run(quick, pace).Save(folder);
        return 0;
    case ["report", var folder, var page]:
        PerformancePage.Write(folder, page);
        return 0;
    default:
        Console.Error.WriteLine("Run eng/bench.");
        return 2;
}
