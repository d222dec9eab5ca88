using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>docs/performance.md: the budgets, the plots, the verdict, and a table of four columns for each topic.</summary>
internal static class PerformancePage
{
    public static void Write(string folder, string page)
    {
        Section? kernel = Section.Load(folder, "kernel"), uml = Section.Load(folder, "uml"), engine = Section.Load(folder, "inprocess"), generator = Section.Load(folder, "generator"), seal = Section.Load(folder, "seal");
        List<string> text =
        [
            "# Performance", "",
            "The measured kernel is **emulated**: it runs under QEMU without KVM, where everything takes about ten times as long as on real hardware. Compare the",
            "ratios, not the times. Made by `eng/bench`; [details.md](performance/details.md) has every figure.", "",
            "A ratio says how many times as fast as the other program KcapiGen is: more than 1 is faster. The programs take turns within one run. A figure is",
            "the median of the rounds, followed by the lowest and the highest in brackets. No test depends on times; system calls and allocations are tested exactly.", "",
            .. Places(kernel, uml, engine, generator, seal),
            .. Budget(kernel, uml, engine, generator, seal),
            "*The same in C* is the ratio of a C loop of the same calls, with a second thread that sleeps, and so the limit. That",
            "loop prepares its message once; KcapiGen checks and writes every message.", "",
        ];
        if (kernel is not null)
        {
            text.AddRange(Kernel(kernel, uml, folder, page));
        }

        if (uml is not null)
        {
            text.AddRange(["## Under User-mode Linux, where a system call is expensive", "", .. Topics.Of(uml, OverKernel)]);
        }

        if (engine is not null)
        {
            text.AddRange(Engine(engine));
        }

        if (generator is not null)
        {
            text.AddRange(["## The compiler", "", $"Ratios are to *{Generator.GeneratorBenchmark.Written}*: less than 1 is faster than that.", "", .. GeneratorReport.Text(generator)]);
        }

        if (seal is not null)
        {
            text.AddRange(["## Seal", "", .. SealReport.Text(seal)]);
        }

        Save(page, text);
        Save(Path.Combine(folder, "details.md"), DetailsPage.Text(kernel, uml, engine));
    }

    private static void Save(string page, IEnumerable<string> lines) => File.WriteAllText(page, string.Join('\n', lines).TrimEnd() + "\n");

    private static IEnumerable<string> OverKernel(string work, Measured[] cases) => work == "composed"
        ? Tables.Beside(cases, Contenders.Engine, Contenders.Jit)
        : Tables.Brief(cases, Contenders.Jit, Contenders.Floor, Contenders.Libkcapi);

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

        foreach (string line in (string[])["## Where AF_ALG loses", "", "Two system calls, and copying the bytes into the kernel and back, take time:", "", .. Verdict.Of(kernel), "## Over the kernel", "", .. Topics.Of(kernel, OverKernel)])
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Engine(Section engine)
    {
        IEnumerable<string> text = ["## In process", "", .. Tables.Brief(engine.Of("message"), Contenders.Engine, Contenders.Libcrypto, Contenders.Dotnet)];
        if (engine.Of("open").Any())
        {
            text = [.. text, "### Opening and closing where the kernel refuses", "", .. Tables.Beside(engine.Of("open"), Contenders.Refused, Contenders.Engine)];
        }

        if (engine.Of("pbkdf2").Any())
        {
            text = [.. text, "### PBKDF2: a key of 32 bytes, by iterations", "", .. Tables.Beside(engine.Of("pbkdf2"), Contenders.Engine, Contenders.Dotnet)];
        }

        return text;
    }
}
