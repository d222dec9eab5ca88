namespace KcapiGen;

/// <summary>
/// Makes a partial class a random number generator of the Linux kernel: the generator writes its constants, constructor and methods.
/// </summary>
/// <remarks>
/// The class must be a non-static, non-abstract, non-generic <c>partial class</c>; the diagnostics KCG001 to KCG009 say what is
/// wrong with a declaration. A generator that is not in KcapiGen's catalogue can be declared if <see cref="SeedSize"/> is stated. It runs only in the
/// kernel.
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

    /// <summary>
    /// The size in bytes of the seed that the generator needs, for one that the catalogue does not have; 0 means that it seeds itself.
    /// </summary>
    public int SeedSize { get; set; }

    /// <summary>What the class does when the kernel does not provide the algorithm to this process.</summary>
    public KernelFallback Fallback { get; set; }
}
