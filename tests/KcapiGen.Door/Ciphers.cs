namespace KcapiGen.Door;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class WithFallback;

[KernelCipher("cbc(aes)")]
internal sealed partial class KernelOnly;

[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
internal sealed partial class HmacSha256;

// KCG008 says what is tested here: the fallback has nothing to fall back on.
#pragma warning disable KCG008
[KernelCipher("xts(cast6)", Fallback = KernelFallback.InProcess)]
internal sealed partial class NoEngine;
#pragma warning restore KCG008
