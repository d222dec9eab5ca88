using KcapiGen;

namespace Harbor.Sealing;

[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class VolumeXts;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class ArchiveCbc;

[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class LinkCtr;

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
public sealed partial class FrameGcm;

[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
public sealed partial class ManifestMac;
