namespace KcapiGen;

/// <summary>Says whether an algorithm of the kernel is available to this process, why, and what to do if it is not.</summary>
/// <remarks>
/// For a refusal, <see cref="Reason"/>, <see cref="Explanation"/> and <see cref="Remedy"/> are found in files of <c>/proc</c>, which are read when
/// one of the three is first used.
/// </remarks>
public sealed class KernelSupport
{
    private static readonly Lazy<KernelFinding> Accepted = new(new KernelFinding(KernelSupportReason.Available, "the kernel accepts it.", ""));

    private readonly Lazy<KernelFinding> _finding;

    /// <summary>Creates the answer of a kernel that refuses.</summary>
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

    /// <summary>Gets the kernel's name for the algorithm.</summary>
    public string Algorithm { get; }

    /// <summary>Gets a value that indicates whether this process can open the algorithm in the kernel.</summary>
    public bool IsAvailable { get; }

    /// <summary>Gets the reason.</summary>
    public KernelSupportReason Reason => _finding.Value.Reason;

    /// <summary>Gets the reason as a sentence, with the facts of this machine that it follows from.</summary>
    public string Explanation => _finding.Value.Explanation;

    /// <summary>Gets what to do about it; empty if the algorithm is available.</summary>
    public string Remedy => _finding.Value.Remedy;

    /// <summary>Gets the error number (<c>errno.h</c>) that the kernel returned; null if it returned none.</summary>
    public int? Errno { get; }

    /// <summary>Returns the name, the explanation and the remedy in one line.</summary>
    public override string ToString()
        => IsAvailable ? $"'{Algorithm}' is available: {Explanation}" : $"'{Algorithm}' is not available from this kernel: {Explanation} {Remedy}".TrimEnd();

    internal static KernelSupport Available(string algorithm) => new(algorithm, isAvailable: true, errno: null, Accepted);

    /// <summary>Returns the same refusal with more information.</summary>
    internal KernelSupport With(Func<KernelFinding, KernelFinding> more) => new(Algorithm, Errno, () => more(_finding.Value));
}
