namespace KcapiGen;

/// <summary>Declares a partial class as a cipher of the Linux kernel. The generator writes its constants, constructors and methods.</summary>
/// <remarks>
/// The name tells whether the cipher is an AEAD or a skcipher, and its sizes. The class must be a non-static, non-abstract, non-generic
/// <c>partial class</c>; the diagnostics KCG001 to KCG009 explain what is wrong with a declaration.
/// An algorithm that is not in KcapiGen's catalogue, such as one of a hardware driver or of a newer kernel, can be declared with its sizes:
/// <see cref="KeySizes"/> and <see cref="IvSize"/>, <see cref="BlockSize"/> for a skcipher, <see cref="TagSize"/> for an AEAD, and
/// <see cref="Kind"/> if the name does not tell it. The kernel's <c>/proc/crypto</c> lists these sizes. A message of such a class is one
/// operation, and the in-process engine does not have the algorithm.
/// </remarks>
/// <example><code>
/// [KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
/// public sealed partial class DiskSector;
///
/// [KernelCipher("tk(cbc(aes))", Kind = KernelAlgorithmKind.Skcipher, KeySizes = [16, 24, 32], IvSize = 16, BlockSize = 16)]
/// public sealed partial class HardwareKeyed;
/// </code></example>
/// <param name="algorithm">The kernel's name for the algorithm, such as <c>gcm(aes)</c> or <c>authenc(hmac(sha256),cbc(aes))</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KernelCipherAttribute(string algorithm) : Attribute
{
    /// <summary>Gets the kernel's name for the algorithm.</summary>
    public string Algorithm { get; } = algorithm;

    /// <summary>Gets or sets the size of an AEAD's tag in bytes. The default, 0, is the largest size of the algorithm; it is required if the declaration states sizes.</summary>
    public int TagSize { get; set; }

    /// <summary>
    /// Gets or sets the kind of the algorithm, <see cref="KernelAlgorithmKind.Skcipher"/> or <see cref="KernelAlgorithmKind.Aead"/>, if neither the
    /// catalogue nor the name tells it.
    /// </summary>
    public KernelAlgorithmKind Kind { get; set; }

    /// <summary>
    /// Gets or sets the sizes in bytes that a key may have, for an algorithm that is not in the catalogue. With <see cref="AuthenticationKeySizes"/>,
    /// these are the sizes of the encryption key.
    /// </summary>
    public int[]? KeySizes { get; set; }

    /// <summary>
    /// Gets or sets the sizes in bytes that the authentication key may have, for an AEAD that is not in the catalogue and takes two keys in the
    /// layout of <c>crypto_authenc_extractkeys</c> (<c>crypto/authenc.c</c>), as <c>authencesn</c> and <c>krb5enc</c> do. The constructors then
    /// take two keys.
    /// </summary>
    public int[]? AuthenticationKeySizes { get; set; }

    /// <summary>Gets or sets the size in bytes of an IV, or of an AEAD's nonce, 0 to 32, for an algorithm that is not in the catalogue.</summary>
    public int IvSize { get; set; }

    /// <summary>
    /// Gets or sets the size of a block in bytes, for an algorithm that is not in the catalogue. The size of a message must be a multiple of it; with
    /// 1, a message can have any size.
    /// </summary>
    public int BlockSize { get; set; }

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
