using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>docs/performance/details.md: every figure beside every contender.</summary>
internal static class DetailsPage
{
    private static readonly string[] BesideAll = [Contenders.Floor, Contenders.Threaded, Contenders.Libkcapi, Contenders.Vmsplice, Contenders.Native];

    public static IEnumerable<string> Text(Section? kernel, Section? uml, Section? engine) =>
    [
        "# Performance in detail", "",
        "Made by `eng/bench` together with [performance.md](../performance.md), which explains how to read this. The columns *beside* have ratios, and the",
        "columns behind them the time of a message with its system calls and, for managed code, the bytes that were allocated.", "",
        $"*{Contenders.Threaded}* is the loop in C in a program with a second thread, which sleeps, as every .NET program has some: libc and the kernel then",
        "count references that they do not count in a program with one thread.", "",
        .. kernel is null ? Array.Empty<string>() : ["## Over the kernel", "", .. Topics.Of(kernel, Table)],
        .. uml is null ? Array.Empty<string>() : ["## Under User-mode Linux, where a system call is expensive", "", .. Topics.Of(uml, Table)],
        .. engine is null ? Array.Empty<string>() : ["## In process", "", .. Tables.Beside(engine.Of("message"), Contenders.Engine, Contenders.Dotnet, Contenders.Libcrypto, Contenders.OpensslSpeed)],
    ];

    private static IEnumerable<string> Table(string work, Measured[] cases)
    {
        string[] more = work switch
        {
            "message" => [Contenders.Engine, Contenders.Dotnet, Contenders.Libcrypto],
            "composed" => [Contenders.Engine],
            "stream" => [Contenders.JitLent, Contenders.NativeLent],
            _ => [],
        };
        return Tables.Beside(cases, Contenders.Jit, [.. BesideAll, .. more]);
    }
}
