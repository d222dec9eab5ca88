using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>docs/performance.md: the budgets, the plots, the verdict, the tables.</summary>
internal static class PerformancePage
{
    public static void Write(string folder, string page)
    {
        Section? kernel = Section.Load(folder, "kernel"), uml = Section.Load(folder, "uml"), engine = Section.Load(folder, "inprocess"), generator = Section.Load(folder, "generator"), seal = Section.Load(folder, "seal");
        List<string> text =
        [
            "# Performance", "",
            "Made by `eng/bench`. A ratio says how many times as fast KcapiGen is as what stands beside it: more than 1 is faster. Contenders take turns",
            "within one run; a figure is the median of the rounds, and in brackets stand the lowest and the highest. Beside a time stand the system calls and",
            "the bytes that were allocated for a message. Times decide nothing in the tests: system calls and allocations do, and are counted there.", "",
            .. Places(kernel, uml, engine, generator, seal),
            .. Budget(kernel, uml, engine, generator, seal),
            "*The same in C* is what the bare system calls (in process: the bare calls of libcrypto) in a loop of C reach in the place of KcapiGen in that case, and so the limit.",
            $"*{Contenders.Threaded}* is that loop in a program with a second thread, which sleeps, as every program of .NET has some: libc and the kernel then count references that they do not",
            "count in a program with one thread. The loop in C makes its message ready once; KcapiGen checks and writes it every time.", "",
        ];
        if (kernel is not null) text.AddRange(Kernel(kernel, uml, folder, page));
        if (uml is not null) text.AddRange(["## Where a system call is dear: User-mode Linux", "", .. Works(uml)]);
        if (engine is not null) text.AddRange(Engine(engine));
        if (generator is not null) text.AddRange(["## The compiler", "", $"Ratios are to *{Generator.GeneratorBenchmark.Written}*: less than 1 is faster than that.", "", .. GeneratorReport.Text(generator)]);
        if (seal is not null) text.AddRange(["## Seal", "", .. SealReport.Text(seal)]);
        File.WriteAllText(page, string.Join('\n', text).TrimEnd() + "\n");
    }

    private static IEnumerable<string> Places(params Section?[] sections)
    {
        yield return "| measured | where | when | rounds | missing |";
        yield return "|---|---|---|---|---|";
        foreach (Section section in sections.OfType<Section>())
        {
            yield return $"| {section.Name} | {section.Machine} | {section.Date} | {section.Rounds} | {string.Join("; ", section.Missing)} |";
        }

        yield return "";
    }

    private static IEnumerable<string> Budget(Section? kernel, Section? uml, Section? engine, Section? generator, Section? seal) =>
    [
        "## Budgets", "", "| what | budget | measured | the same in C | |", "|---|---|---|---|---|",
        .. Budgets.OfKernel(kernel ?? new("kernel", "", "", 0, [], [], [])).Concat(Budgets.OfUml(uml)).Concat(Budgets.OfEngine(engine)).Concat(GeneratorReport.Budgets(generator)).Concat(SealReport.Budgets(seal)).Select(budget => budget.ToString()),
        "",
    ];

    private static IEnumerable<string> Kernel(Section kernel, Section? uml, string folder, string page)
    {
        string from = Path.GetRelativePath(Path.GetDirectoryName(page)!, folder);
        foreach ((string file, string text, string svg) in Plots.Of(kernel, uml))
        {
            File.WriteAllText(Path.Combine(folder, file + ".svg"), svg);
            yield return $"![{text}]({from}/{file}.svg)\n";
        }

        foreach (string line in (string[])["## Where AF_ALG loses", "", "Two system calls and the way of the bytes into the kernel and back are not free:", "", .. Verdict.Of(kernel), "## Over the kernel", "", .. Works(kernel)])
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Engine(Section engine) =>
    [
        "## In process", "", .. Tables.Beside(engine.Of("message"), Contenders.Engine, Contenders.Dotnet, Contenders.Libcrypto, Contenders.OpensslSpeed),
        "### Opening and closing where the kernel refuses", "", .. Tables.Beside(engine.Of("open"), Contenders.Refused, Contenders.Engine),
        "### PBKDF2: a key of 32 bytes, by iterations", "", .. Tables.Beside(engine.Of("pbkdf2"), Contenders.Engine, Contenders.Dotnet),
    ];

    private static IEnumerable<string> Works(Section section)
    {
        string[] beside = [Contenders.Floor, Contenders.Threaded, Contenders.Libkcapi, Contenders.Vmsplice, Contenders.Native];
        foreach ((string work, string title) in new[]
        {
            ("message", "One message"), ("stream", "A stream, in chunks"), ("open", "Opening and closing a keyed cipher"),
            ("sectors", "Sectors"), ("batch", "Batches, for each message"), ("threads", "Threads, each with a handle of its own, for each message"),
        })
        {
            Measured[] cases = [.. section.Of(work)];
            if (cases.Length == 0) continue;

            string[] more = work switch { "message" => [Contenders.Engine, Contenders.Dotnet, Contenders.Libcrypto], "stream" => [Contenders.JitLent, Contenders.NativeLent], _ => [] };
            foreach (string line in (string[])[$"### {title}", "", .. Tables.Beside(cases, Contenders.Jit, [.. beside, .. more])])
            {
                yield return line;
            }
        }
    }
}
