namespace KcapiGen.Reliability.Tests.Declared;

// What the engine makes of parts, or takes from libgcrypt: its own objects keep keys.

[KernelCipher("xchacha20", Fallback = KernelFallback.InProcess)]
internal sealed partial class XChaCha;

[KernelCipher("adiantum(xchacha12,aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Adiantum;

[KernelCipher("hctr2(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Hctr2;

[KernelCipher("lrw(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Lrw;

[KernelCipher("xts(serpent)", Fallback = KernelFallback.InProcess)]
internal sealed partial class XtsSerpent;

[KernelHash("cmac(serpent)", Fallback = KernelFallback.InProcess)]
internal sealed partial class CmacSerpent;

[KernelHash("nhpoly1305", Fallback = KernelFallback.InProcess)]
internal sealed partial class NhPoly;
