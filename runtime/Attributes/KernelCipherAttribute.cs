namespace KcapiGen;

/// <summary>Makes a partial class a cipher of the Linux kernel: the generator writes its constants, constructors and methods.</summary>
/// <remarks>
/// Whether the cipher is an AEAD or a skcipher follows from its name. The class must be a non-static, non-abstract,
/// non-generic <c>partial class</c>; the diagnostics KCG001 to KCG008 say what is wrong with a declaration.
/// </remarks>
/// <example><code>
/// [KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
/// public sealed partial class DiskSector;
/// </code></example>
/// <param name="algorithm">The kernel's name of the algorithm, such as <c>gcm(aes)</c> or <c>authenc(hmac(sha256),cbc(aes))</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KernelCipherAttribute(string algorithm) : Attribute
{
    /// <summary>The kernel's name of the algorithm.</summary>
    public string Algorithm { get; } = algorithm;

    /// <summary>The size of an AEAD's tag in bytes; 0, the default, is the largest that the algorithm has.</summary>
    public int TagSize { get; set; }

    /// <summary>What to do where the kernel does not give the algorithm to this process.</summary>
    public KernelFallback Fallback { get; set; }
}
