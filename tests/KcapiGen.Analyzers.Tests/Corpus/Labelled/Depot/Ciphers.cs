using KcapiGen;

namespace Depot.Sealing;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Cbc;

[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Ctr;

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Gcm;

[KernelCipher("rfc7539(chacha20,poly1305)", Fallback = KernelFallback.InProcess)]
public sealed partial class Poly;

[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class Xts;

[KernelHash("sha256", Fallback = KernelFallback.InProcess)]
public sealed partial class Sha256;
