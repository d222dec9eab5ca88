namespace KcapiGen.Contender;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Cbc;

[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Ctr;

[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Xts;

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Gcm;

[KernelCipher("hctr2(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Hctr2;

[KernelCipher("adiantum(xchacha12,aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Adiantum12;

[KernelCipher("adiantum(xchacha20,aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Adiantum20;

[KernelHash("sha256", Fallback = KernelFallback.InProcess)]
internal sealed partial class Sha256;

[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
internal sealed partial class HmacSha256;
