using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Report;

/// <summary>Every budget of the design beside what was measured.</summary>
internal static class Budgets
{
    public static IEnumerable<Budget> OfKernel(Section kernel)
    {
        foreach (string ours in new[] { Contenders.Jit, Contenders.Native })
        {
            yield return AtLeast($"message, {ours} beside C", kernel.Of("message"), ours, [Contenders.Floor], 0.98, Contenders.Threaded);
            yield return AtLeast($"message, {ours} beside libkcapi", kernel.Of("message"), ours, [Contenders.Libkcapi, Contenders.Vmsplice], 1.0, Contenders.Threaded);
        }

        yield return AtMost("system calls for a message", kernel.Of("message"), [Contenders.Jit, Contenders.Native], figure => figure.Calls, 2);
        yield return AtMost("bytes allocated for a message", [.. kernel.Of("message"), .. kernel.Of("batch"), .. kernel.Of("sectors"), .. kernel.Of("stream")], [Contenders.Jit, Contenders.Native, Contenders.JitLent, Contenders.NativeLent], figure => figure.Bytes, 0);
        yield return AtLeast("opening and closing beside libkcapi", kernel.Of("open"), Contenders.Jit, [Contenders.Libkcapi], 3, Contenders.Threaded);
        yield return AtMost("system calls for opening (4) and closing (2)", kernel.Of("open"), [Contenders.Jit, Contenders.Native], figure => figure.Calls, 6);
        yield return AtLeast("stream, copied, beside libkcapi", kernel.Of("stream"), Contenders.Jit, [Contenders.Libkcapi], 1.0, Contenders.Threaded);
        yield return AtLeast("stream, lent, beside libkcapi", kernel.Of("stream"), Contenders.JitLent, [Contenders.Libkcapi], 1.0, Contenders.Threaded);
        yield return AtMost("system calls for a chunk of a stream, lent too", kernel.Of("stream"), [Contenders.Jit, Contenders.JitLent, Contenders.Native, Contenders.NativeLent], figure => figure.Calls, 2);
        yield return AtLeast("sectors of 512 bytes beside libkcapi", kernel.Of("sectors").Where(measured => measured.Case.Size == 512), Contenders.Jit, [Contenders.Libkcapi], 1.1, Contenders.Threaded);
        yield return AtLeast("in process, hctr2 and adiantum beside the kernel's own", kernel.Of("composed"), Contenders.Engine, [Contenders.Jit], 1.0, Contenders.Floor);
        yield return TwoThreads(kernel);
    }

    public static IEnumerable<Budget> OfUml(Section? uml)
    {
        const string Where = "under User-mode Linux: ";
        yield return AtLeast(Where + "opening and closing beside libkcapi", uml?.Of("open") ?? [], Contenders.Jit, [Contenders.Libkcapi], 2, Contenders.Threaded);
        yield return AtLeast(Where + "sectors of 512 bytes beside libkcapi", (uml?.Of("sectors") ?? []).Where(measured => measured.Case.Size == 512), Contenders.Jit, [Contenders.Libkcapi], 10, Contenders.Threaded);
    }

    public static IEnumerable<Budget> OfEngine(Section? engine)
    {
        IEnumerable<Measured> Of(Func<Case, bool> which) => (engine?.Cases ?? []).Where(measured => which(measured.Case));

        yield return AtLeast("in process, 4 KiB and more, beside openssl speed", Of(asked => asked is { Work: "message", Size: >= 4096 }), Contenders.Engine, [Contenders.OpensslSpeed], 0.9, Contenders.Libcrypto);
        yield return AtLeast("in process, 512 bytes, beside Aes.EncryptCbc", Of(asked => asked is { Size: 512, Algorithm: "cbc(aes)" }), Contenders.Engine, [Contenders.Dotnet], 1.5, Contenders.Libcrypto);
        yield return AtLeast("in process, 512 bytes, beside AesGcm", Of(asked => asked is { Size: 512, Algorithm: "gcm(aes)" }), Contenders.Engine, [Contenders.Dotnet], 1.0, Contenders.Libcrypto);
        yield return AtLeast("in process, PBKDF2 beside Rfc2898DeriveBytes", Of(asked => asked.Work == "pbkdf2"), Contenders.Engine, [Contenders.Dotnet], 1.0, Contenders.Libcrypto);
        yield return AtLeast("opening on a remembered refusal of the kernel, beside opening forced in process", Of(asked => asked.Work == "open"), Contenders.Refused, [Contenders.Engine], 1 / 1.1, Contenders.Libcrypto);
        yield return AtMost("in process, bytes allocated for a message", Of(asked => asked.Work == "message"), [Contenders.Engine], figure => figure.Bytes, 0);
    }

    /// <summary>The least ratio over the cases decides, and is named.</summary>
    private static Budget AtLeast(string what, IEnumerable<Measured> cases, string ours, string[] theirs, double limit, string inC)
    {
        var ratios = cases.SelectMany(measured => theirs.Select(their => (measured.Case, Their: their, Ratio: measured.Ratio(ours, their), InC: measured.Ratio(inC, their))))
            .Where(one => one.Ratio is not null).OrderBy(one => one.Ratio!.Value.Median).ToArray();
        if (ratios is not [var least, ..])
        {
            return new(what, $"≥ {limit:0.0#} ×", "", null);
        }

        int met = ratios.Count(one => one.Ratio!.Value.Median >= limit);
        string of = ratios.Length == 1 ? "" : $"; {met} of {ratios.Length} meet it";
        string beside = theirs.Length == 1 ? "" : $", {least.Their}";
        return new(what, $"≥ {limit:0.0#} ×", $"{(ratios.Length == 1 ? "" : "least: ")}{Words.Ratio(least.Ratio)}, {Words.Name(least.Case)}{beside}{of}", met == ratios.Length, Words.Ratio(least.InC));
    }

    private static Budget AtMost(string what, IEnumerable<Measured> cases, string[] ours, Func<Figure, double?> number, double limit)
    {
        var numbers = cases.SelectMany(measured => measured.Figures.Where(figure => ours.Contains(figure.Contender)).Select(figure => (measured.Case, Number: number(figure))))
            .Where(one => one.Number is not null).OrderByDescending(one => one.Number).ToArray();
        return numbers is [var most, ..]
            ? new(what, $"{limit:0}", $"{most.Number:0.##}" + (most.Number > limit ? $", {Words.Name(most.Case)}" : " in every case"), most.Number <= limit)
            : new(what, $"{limit:0}", "", null);
    }

    private static Budget TwoThreads(Section kernel)
    {
        const double Limit = 1.8;
        Spread? ours = OfTwoThreads(kernel, Contenders.Jit), inC = OfTwoThreads(kernel, Contenders.Threaded);
        return new("two threads beside one", FormattableString.Invariant($"≥ {Limit} ×"), Words.Ratio(ours), ours is null ? null : ours.Value.Median >= Limit, Words.Ratio(inC));
    }

    private static Spread? OfTwoThreads(Section kernel, string contender)
    {
        Figure? Of(int threads) => kernel.Of("threads").FirstOrDefault(measured => measured.Case.Width == threads)?.Of(contender);
        return Of(1) is { } one && Of(2) is { } two ? Spread.Of(one.Nanoseconds.Zip(two.Nanoseconds, (a, b) => a / b)) : null;
    }
}
