namespace KcapiGen.Support;

/// <summary>What the kernel answered last when it was asked for one algorithm, kept for all declarations of the name.</summary>
internal sealed class KernelAnswer
{
    private volatile Timed? _last;

    /// <summary>Returns the last answer, or null when there is none or a refusal is as old as <paramref name="lifetime"/>.</summary>
    /// <param name="now">The time in milliseconds. It is asked for only when there is a refusal.</param>
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
