namespace KcapiGen.Contender;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Cbc;

[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Ctr;

[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Xts;

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Gcm;

[KernelHash("sha256", Fallback = KernelFallback.InProcess)]
internal sealed partial class Sha256;

[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
internal sealed partial class HmacSha256;
