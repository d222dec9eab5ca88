namespace KcapiGen;

/// <summary>Declares a partial class as a random number generator of the Linux kernel. The source generator writes its constants, constructor and methods.</summary>
/// <remarks>
/// The class must be a non-static, non-abstract, non-generic <c>partial class</c>; the diagnostics KCG001 to KCG009 explain what is wrong with
/// a declaration. A generator that is not in KcapiGen's catalogue can be declared with its <see cref="SeedSize"/>. The in-process engine does
/// not have it.
/// </remarks>
/// <example><code>
/// [KernelRandom("stdrng", Fallback = KernelFallback.InProcess)]
/// public sealed partial class Generator;
/// </code></example>
/// <param name="algorithm">The kernel's name for the algorithm, such as <c>stdrng</c> or <c>drbg_nopr_hmac_sha256</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KernelRandomAttribute(string algorithm) : Attribute
{
    /// <summary>Gets the kernel's name for the algorithm.</summary>
    public string Algorithm { get; } = algorithm;

    /// <summary>
    /// Gets or sets the size in bytes of the required seed, for a generator that is not in the catalogue; 0 if it seeds itself.
    /// </summary>
    public int SeedSize { get; set; }

    /// <summary>Gets or sets what to do if the kernel does not provide the algorithm to this process.</summary>
    public KernelFallback Fallback { get; set; }

    /// <summary>
    /// Gets or sets the backend that is asked first. With <see cref="KernelBackend.InProcess"/>, the kernel is used for what the engine does not
    /// have, and <see cref="Fallback"/> has nothing to add. The default is the preference of the application, which
    /// the MSBuild property <c>KcapiGenPrefer</c>, the switch <c>KcapiGen.Backend</c> or the variable <c>KCAPIGEN_BACKEND</c> states, and
    /// else the kernel.
    /// </summary>
    public KernelBackend Prefer { get; set; }
}
