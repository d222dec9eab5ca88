using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;
using KcapiGen.Kernel.Tests.Randoms;

namespace KcapiGen.Kernel.Tests;

// Names that one of the kernels removed, or is built without, or hides by its policy, and some that all have. The engine has each.

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackGcmAes : IAead<FallbackGcmAes>;
[KernelCipher("ccm(aes)", TagSize = 8, Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackCcmAesTag8 : IAead<FallbackCcmAesTag8>;
[KernelCipher("rfc7539(chacha20,poly1305)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackRfc7539 : IAead<FallbackRfc7539>;
[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackCbcAes : ISkcipher<FallbackCbcAes>;
[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackCtrAes : ISkcipher<FallbackCtrAes>;
[KernelCipher("cfb(aes)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackCfbAes : ISkcipher<FallbackCfbAes>;
[KernelCipher("ofb(aes)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackOfbAes : ISkcipher<FallbackOfbAes>;
[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackXtsAes : ISkcipher<FallbackXtsAes>;
[KernelCipher("ecb(sm4)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackEcbSm4 : ISkcipherWithoutIv<FallbackEcbSm4>;

[KernelHash("sha1", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackSha1 : IHashClass<FallbackSha1>;
[KernelHash("sha256", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackSha256 : IHashClass<FallbackSha256>;
[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackHmacSha256 : IHashClass<FallbackHmacSha256>;
[KernelHash("sm3", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackSm3 : IHashClass<FallbackSm3>;
[KernelHash("sha3-256", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackSha3256 : IHashClass<FallbackSha3256>;

[KernelRandom("stdrng", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackStdRng : IRandom;
[KernelRandom("drbg_pr_ctr_aes256", Fallback = KernelFallback.InProcess)] internal sealed partial class FallbackCtrDrbg : IRandom;
