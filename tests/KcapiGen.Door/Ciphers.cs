namespace KcapiGen.Door;

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class WithFallback;

[KernelCipher("cbc(aes)")]
internal sealed partial class KernelOnly;

[KernelCipher("cbc(aes)", Prefer = KernelBackend.InProcess)]
internal sealed partial class InProcessFirst;

[KernelCipher("cbc(aes)", Prefer = KernelBackend.Kernel)]
internal sealed partial class KernelFirst;

// The engine composes it, and keeps its key.
[KernelCipher("xchacha20", Prefer = KernelBackend.InProcess)]
internal sealed partial class KeptKey;

// libcrypto does not have it, and libgcrypt does.
[KernelCipher("xts(serpent)", Prefer = KernelBackend.InProcess)]
internal sealed partial class OfGcrypt;

[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
internal sealed partial class HmacSha256;

// KCG008 says what is tested here: the engine does not have this.
#pragma warning disable KCG008
[KernelCipher("xts(cast6)", Fallback = KernelFallback.InProcess)]
internal sealed partial class NoEngine;

[KernelCipher("xts(cast6)", Prefer = KernelBackend.InProcess)]
internal sealed partial class NoEngineFirst;
#pragma warning restore KCG008
