using KcapiGen.Definitions;

namespace KcapiGen.Reliability.Tests.Declared;

// What the attacks work with. A handle is opened from the declaration, so that one piece of code attacks all algorithms of a kind.
#pragma warning disable KCG203 // ecb is here to compare with.

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Gcm
{
    public static AeadDefinition Definition => KernelDefinition;
}

[KernelCipher("ccm(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Ccm
{
    public static AeadDefinition Definition => KernelDefinition;
}

[KernelCipher("authenc(hmac(sha256),cbc(aes))", Fallback = KernelFallback.InProcess)]
internal sealed partial class Authenc
{
    public static AeadDefinition Definition => KernelDefinition;
}

[KernelCipher("rfc7539(chacha20,poly1305)", Fallback = KernelFallback.InProcess)]
internal sealed partial class ChaChaPoly
{
    public static AeadDefinition Definition => KernelDefinition;
}

[KernelCipher("rfc4106(gcm(aes))", Fallback = KernelFallback.InProcess)]
internal sealed partial class EspGcm
{
    public static AeadDefinition Definition => KernelDefinition;
}

[KernelCipher("rfc4543(gcm(aes))", Fallback = KernelFallback.InProcess)]
internal sealed partial class EspGmac
{
    public static AeadDefinition Definition => KernelDefinition;
}

[KernelCipher("rfc4309(ccm(aes))", Fallback = KernelFallback.InProcess)]
internal sealed partial class EspCcm
{
    public static AeadDefinition Definition => KernelDefinition;
}

[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Cbc
{
    public static SkcipherDefinition Definition => KernelDefinition;
}

[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Ctr
{
    public static SkcipherDefinition Definition => KernelDefinition;
}

[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Xts
{
    public static SkcipherDefinition Definition => KernelDefinition;
}

[KernelCipher("ecb(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Ecb
{
    public static SkcipherDefinition Definition => KernelDefinition;
}

[KernelCipher("cts(cbc(aes))", Fallback = KernelFallback.InProcess)]
internal sealed partial class Cts
{
    public static SkcipherDefinition Definition => KernelDefinition;
}

[KernelCipher("rfc3686(ctr(aes))", Fallback = KernelFallback.InProcess)]
internal sealed partial class Rfc3686
{
    public static SkcipherDefinition Definition => KernelDefinition;
}

[KernelCipher("essiv(cbc(aes),sha256)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Essiv
{
    public static SkcipherDefinition Definition => KernelDefinition;
}

[KernelCipher("chacha20", Fallback = KernelFallback.InProcess)]
internal sealed partial class ChaCha20
{
    public static SkcipherDefinition Definition => KernelDefinition;
}
