using KcapiGen;

namespace Northwind.Sealing;

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Gcm;

[KernelCipher("ccm(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Ccm;

[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Ctr;

[KernelCipher("rfc7539(chacha20,poly1305)", Fallback = KernelFallback.InProcess)]
public sealed partial class ChaChaPoly;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Cbc;

[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Xts;

[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
public sealed partial class HmacSha256;
