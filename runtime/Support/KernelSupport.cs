namespace KcapiGen;

/// <summary>What the kernel says of an algorithm: available to this process or not, why, and what a person can do about it.</summary>
/// <remarks>
/// <see cref="Reason"/>, <see cref="Explanation"/> and <see cref="Remedy"/> of a refusal are found in files of <c>/proc</c>, which are read when
/// one of the three is first asked for.
/// </remarks>
public sealed class KernelSupport
{
    private static readonly Lazy<KernelFinding> Accepted = new(new KernelFinding(KernelSupportReason.Available, "the kernel accepts it.", ""));

    private readonly Lazy<KernelFinding> _finding;

    /// <summary>Makes the answer of a kernel that refuses.</summary>
    internal KernelSupport(string algorithm, int? errno, Func<KernelFinding> find)
        : this(algorithm, isAvailable: false, errno, new(find))
    {
    }

    private KernelSupport(string algorithm, bool isAvailable, int? errno, Lazy<KernelFinding> finding)
    {
        Algorithm = algorithm;
        IsAvailable = isAvailable;
        Errno = errno;
        _finding = finding;
    }

    /// <summary>The kernel's name of the algorithm.</summary>
    public string Algorithm { get; }

    /// <summary>Whether this process can open the algorithm.</summary>
    public bool IsAvailable { get; }

    /// <summary>Why it can or cannot.</summary>
    public KernelSupportReason Reason => _finding.Value.Reason;

    /// <summary>The reason in a sentence, with what was read on this machine to tell it.</summary>
    public string Explanation => _finding.Value.Explanation;

    /// <summary>What a person can do about it; empty when the algorithm is available.</summary>
    public string Remedy => _finding.Value.Remedy;

    /// <summary>The error number (<c>errno.h</c>) that the kernel answered with; null when it answered none.</summary>
    public int? Errno { get; }

    /// <summary>Name, explanation and remedy in one line.</summary>
    public override string ToString()
        => IsAvailable ? $"'{Algorithm}' is available: {Explanation}" : $"'{Algorithm}' is not available from this kernel: {Explanation} {Remedy}".TrimEnd();

    internal static KernelSupport Available(string algorithm) => new(algorithm, isAvailable: true, errno: null, Accepted);

    /// <summary>The same refusal, of which more is said.</summary>
    internal KernelSupport With(Func<KernelFinding, KernelFinding> more) => new(Algorithm, Errno, () => more(_finding.Value));
}
