namespace KcapiGen;

/// <summary>Makes a partial class a random number generator of the Linux kernel: the generator writes its constants, constructor and methods.</summary>
/// <remarks>
/// The class must be a non-static, non-abstract, non-generic <c>partial class</c>; the diagnostics KCG001 to KCG008 say what is
/// wrong with a declaration.
/// </remarks>
/// <example><code>
/// [KernelRandom("stdrng", Fallback = KernelFallback.InProcess)]
/// public sealed partial class Generator;
/// </code></example>
/// <param name="algorithm">The kernel's name of the algorithm, such as <c>stdrng</c> or <c>drbg_nopr_hmac_sha256</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KernelRandomAttribute(string algorithm) : Attribute
{
    /// <summary>The kernel's name of the algorithm.</summary>
    public string Algorithm { get; } = algorithm;

    /// <summary>What to do where the kernel does not give the algorithm to this process.</summary>
    public KernelFallback Fallback { get; set; }
}
