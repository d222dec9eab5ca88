namespace KcapiGen;

/// <summary>What the kernel says of an algorithm: available to this process or not, why, and what a person can do about it.</summary>
public sealed class KernelSupport
{
    internal KernelSupport(string algorithm, KernelSupportReason reason, string explanation, string remedy, int? errno = null)
    {
        Algorithm = algorithm;
        Reason = reason;
        Explanation = explanation;
        Remedy = remedy;
        Errno = errno;
    }

    /// <summary>The kernel's name of the algorithm.</summary>
    public string Algorithm { get; }

    /// <summary>Whether this process can open the algorithm.</summary>
    public bool IsAvailable => Reason == KernelSupportReason.Available;

    /// <summary>Why it can or cannot.</summary>
    public KernelSupportReason Reason { get; }

    /// <summary>The reason in a sentence, with what was read on this machine to tell it.</summary>
    public string Explanation { get; }

    /// <summary>What a person can do about it; empty when the algorithm is available.</summary>
    public string Remedy { get; }

    /// <summary>The error number (<c>errno.h</c>) that the kernel answered with; null when it answered none.</summary>
    public int? Errno { get; }

    /// <summary>Name, explanation and remedy in one line.</summary>
    public override string ToString()
        => IsAvailable ? $"'{Algorithm}' is available: {Explanation}" : $"'{Algorithm}' is not available from this kernel: {Explanation} {Remedy}";

    internal static KernelSupport Available(string algorithm)
        => new(algorithm, KernelSupportReason.Available, "the kernel accepts it.", "");
}
