namespace KcapiGen.Kernel.Tests;

// Names that the catalogue does not have and Debian's 6.1 has, with the sizes that /proc/crypto lists.

[KernelCipher("cryptd(cbc(aes-generic))", Kind = KernelAlgorithmKind.Skcipher, KeySizes = [16, 24, 32], IvSize = 16, BlockSize = 16)]
internal sealed partial class StatedCbc;

[KernelCipher("ecb(cipher_null)", KeySizes = [0], IvSize = 0, BlockSize = 1)]
internal sealed partial class StatedNull;

[KernelCipher(
    "authencesn(hmac(sha256),cbc(aes))",
    Kind = KernelAlgorithmKind.Aead, KeySizes = [16, 24, 32], AuthenticationKeySizes = [32], IvSize = 16, TagSize = 16, BlockSize = 16)]
internal sealed partial class StatedEsp;

[KernelCipher("authenc(cbcmac(aes),cbc(aes))", KeySizes = [16, 24, 32], AuthenticationKeySizes = [16, 24, 32], IvSize = 16, TagSize = 8, BlockSize = 16)]
internal sealed partial class StatedCbcmac;

[KernelHash("cryptd(sha256-generic)", HashSizeInBytes = 32)]
internal sealed partial class StatedHash;

[KernelHash("cryptd(hmac(sha256-generic))", HashSizeInBytes = 32, KeySizes = [16, 32])]
internal sealed partial class StatedMac;
