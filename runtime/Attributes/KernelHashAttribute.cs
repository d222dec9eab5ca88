namespace KcapiGen;

/// <summary>Makes a partial class a hash or a keyed hash of the Linux kernel: the generator writes its constants, constructors and methods.</summary>
/// <remarks>
/// The name determines whether the hash takes a key. The class must be a non-static, non-abstract, non-generic <c>partial class</c>; the diagnostics
/// KCG001 to KCG009 say what is wrong with a declaration. An algorithm that is not in KcapiGen's catalogue can be declared if
/// <see cref="HashSizeInBytes"/> and, if it takes a key, <see cref="KeySizes"/> are stated. It runs only in the kernel.
/// </remarks>
/// <example><code>
/// [KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
/// public sealed partial class Authenticator;
/// </code></example>
/// <param name="algorithm">The kernel's name of the algorithm, such as <c>sha256</c>, <c>hmac(sha256)</c> or <c>cmac(aes)</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KernelHashAttribute(string algorithm) : Attribute
{
    /// <summary>The kernel's name of the algorithm.</summary>
    public string Algorithm { get; } = algorithm;

    /// <summary>The size of the digest in bytes, 1 to 64, for an algorithm that the catalogue does not have.</summary>
    public int HashSizeInBytes { get; set; }

    /// <summary>
    /// The size in bytes that digests are truncated to, such as 16 for HMAC-SHA-256-128 (RFC 4868): the first bytes of the whole digest are the
    /// digest of the class, and its methods accept no other size. 0, the default, is the whole digest.
    /// </summary>
    /// <remarks>SHA-512/256 is another hash than SHA-512 truncated to 32 bytes. Keys are derived with whole digests only.</remarks>
    public int TruncatedSizeInBytes { get; set; }

    /// <summary>The sizes in bytes that a key may have, for a keyed hash that the catalogue does not have.</summary>
    public int[]? KeySizes { get; set; }

    /// <summary>What the class does when the kernel does not provide the algorithm to this process.</summary>
    public KernelFallback Fallback { get; set; }
}
