namespace KcapiGen.Support;

/// <summary>The last answer of the kernel for one algorithm, shared by all declarations of the name.</summary>
internal sealed class KernelAnswer
{
    private volatile Timed? _last;

    /// <summary>Returns the last answer, or null if there is none or if a refusal is as old as <paramref name="lifetime"/>.</summary>
    /// <param name="now">Returns the time in milliseconds. It is called only if there is a refusal.</param>
    /// <param name="lifetime">How many milliseconds a refusal is kept.</param>
    public KernelSupport? Current(Func<long> now, long lifetime)
        => _last is { } last && (last.Support.IsAvailable || now() - last.Time < lifetime) ? last.Support : null;

    /// <summary>When the last answer was given, in milliseconds.</summary>
    public long Time => _last?.Time ?? 0;

    /// <summary>Keeps an answer.</summary>
    public void Set(KernelSupport support, long time) => _last = new(support, time);

    /// <summary>Forgets the answer.</summary>
    public void Clear() => _last = null;

    private sealed record Timed(KernelSupport Support, long Time);
}
