using KcapiGen;

namespace Bastion;

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class RecordGcm;

[KernelCipher("ccm(aes)", TagSize = 8, Fallback = KernelFallback.InProcess)]
public sealed partial class SensorCcm;

[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class ArchiveCtr;

[KernelCipher("rfc7539(chacha20,poly1305)", Fallback = KernelFallback.InProcess)]
public sealed partial class ChaChaBox;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class BlockCbc;

[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class DiskXts;

[KernelCipher("rfc4106(gcm(aes))", Fallback = KernelFallback.InProcess)]
public sealed partial class EspGcm;

[KernelCipher("authenc(hmac(sha256),cbc(aes))", Fallback = KernelFallback.InProcess)]
public sealed partial class LegacyAuthenc;

[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
public sealed partial class HeaderMac;

[KernelHash("cmac(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class FrameCmac;
