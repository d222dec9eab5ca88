namespace KcapiGen.Door;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class WithFallback;

[KernelCipher("cbc(aes)")]
internal sealed partial class KernelOnly;
