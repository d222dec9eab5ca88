namespace KcapiGen;

/// <summary>Declares a partial class as a hash or a keyed hash of the Linux kernel. The generator writes its constants, constructors and methods.</summary>
/// <remarks>
/// The name tells whether the hash takes a key. The class must be a non-static, non-abstract, non-generic <c>partial class</c>; the
/// diagnostics KCG001 to KCG009 explain what is wrong with a declaration.
/// An algorithm that is not in KcapiGen's catalogue can be declared with <see cref="HashSizeInBytes"/> and, if it takes a key,
/// <see cref="KeySizes"/>. The in-process engine does not have it.
/// </remarks>
/// <example><code>
/// [KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
/// public sealed partial class Authenticator;
/// </code></example>
/// <param name="algorithm">The kernel's name for the algorithm, such as <c>sha256</c>, <c>hmac(sha256)</c> or <c>cmac(aes)</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KernelHashAttribute(string algorithm) : Attribute
{
    /// <summary>Gets the kernel's name for the algorithm.</summary>
    public string Algorithm { get; } = algorithm;

    /// <summary>Gets or sets the size of the digest in bytes, 1 to 64, for an algorithm that is not in the catalogue.</summary>
    public int HashSizeInBytes { get; set; }

    /// <summary>
    /// Gets or sets the size in bytes to which digests are truncated, such as 16 for HMAC-SHA-256-128 (RFC 4868). The digest of the class is then
    /// the beginning of the whole digest, and its methods accept no other size. The default, 0, is the whole digest.
    /// </summary>
    /// <remarks>SHA-512/256 is not SHA-512 truncated to 32 bytes. Only whole digests can derive keys.</remarks>
    public int TruncatedSizeInBytes { get; set; }

    /// <summary>Gets or sets the sizes in bytes that a key may have, for a keyed hash that is not in the catalogue.</summary>
    public int[]? KeySizes { get; set; }

    /// <summary>Gets or sets what to do if the kernel does not provide the algorithm to this process.</summary>
    public KernelFallback Fallback { get; set; }

    /// <summary>
    /// Gets or sets the backend that is asked first. With <see cref="KernelBackend.InProcess"/>, the kernel is used for what the engine does not
    /// have and for keys of the keyring, and <see cref="Fallback"/> has nothing to add. The default is the preference of the application, which
    /// the MSBuild property <c>KcapiGenPrefer</c>, the switch <c>KcapiGen.Backend</c> or the variable <c>KCAPIGEN_BACKEND</c> states, and
    /// else the kernel.
    /// </summary>
    public KernelBackend Prefer { get; set; }
}
