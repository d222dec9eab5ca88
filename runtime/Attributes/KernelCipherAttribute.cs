namespace KcapiGen;

/// <summary>Makes a partial class a cipher of the Linux kernel: the generator writes its constants, constructors and methods.</summary>
/// <remarks>
/// The name determines whether the cipher is an AEAD or a skcipher, and its sizes. The class must be a non-static, non-abstract, non-generic
/// <c>partial class</c>; the diagnostics KCG001 to KCG009 say what is wrong with a declaration.
/// An algorithm that is not in KcapiGen's catalogue, such as one of a hardware driver or of a newer kernel, can be declared if its sizes are stated:
/// <see cref="KeySizes"/> and <see cref="IvSize"/>, for a skcipher <see cref="BlockSize"/>, for an AEAD <see cref="TagSize"/>, and
/// <see cref="Kind"/> if the name does not say it. The kernel's <c>/proc/crypto</c> lists the sizes. Such a class processes each message as a whole,
/// and only in the kernel.
/// </remarks>
/// <example><code>
/// [KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
/// public sealed partial class DiskSector;
///
/// [KernelCipher("tk(cbc(aes))", Kind = KernelAlgorithmKind.Skcipher, KeySizes = [16, 24, 32], IvSize = 16, BlockSize = 16)]
/// public sealed partial class HardwareKeyed;
/// </code></example>
/// <param name="algorithm">The kernel's name of the algorithm, such as <c>gcm(aes)</c> or <c>authenc(hmac(sha256),cbc(aes))</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KernelCipherAttribute(string algorithm) : Attribute
{
    /// <summary>The kernel's name of the algorithm.</summary>
    public string Algorithm { get; } = algorithm;

    /// <summary>
    /// The size of an AEAD's tag in bytes; 0, the default, is the largest that the algorithm has. It is required if sizes are stated.
    /// </summary>
    public int TagSize { get; set; }

    /// <summary>
    /// The kind of the algorithm, <see cref="KernelAlgorithmKind.Skcipher"/> or <see cref="KernelAlgorithmKind.Aead"/>, if neither the catalogue nor
    /// the name says it.
    /// </summary>
    public KernelAlgorithmKind Kind { get; set; }

    /// <summary>
    /// The sizes in bytes that a key may have, for an algorithm that the catalogue does not have. With <see cref="AuthenticationKeySizes"/> they are
    /// those of the encryption key.
    /// </summary>
    public int[]? KeySizes { get; set; }

    /// <summary>
    /// The sizes in bytes that the authentication key may have, for an AEAD that the catalogue does not have and that takes two keys in the layout
    /// of <c>crypto_authenc_extractkeys</c> (<c>crypto/authenc.c</c>), as <c>authencesn</c> and <c>krb5enc</c> do. The constructors then take two
    /// keys.
    /// </summary>
    public int[]? AuthenticationKeySizes { get; set; }

    /// <summary>The size in bytes of an IV, or of an AEAD's nonce, 0 to 32, for an algorithm that the catalogue does not have.</summary>
    public int IvSize { get; set; }

    /// <summary>
    /// The size of a block in bytes, for an algorithm that the catalogue does not have. The length of a message is a multiple of it; 1 means that a
    /// message may have any length.
    /// </summary>
    public int BlockSize { get; set; }

    /// <summary>What the class does when the kernel does not provide the algorithm to this process.</summary>
    public KernelFallback Fallback { get; set; }
}
