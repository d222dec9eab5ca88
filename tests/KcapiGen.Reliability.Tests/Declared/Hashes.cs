using KcapiGen.Definitions;

namespace KcapiGen.Reliability.Tests.Declared;

#pragma warning disable KCG203 // sha1 is here to compare with.

[KernelHash("sha1", Fallback = KernelFallback.InProcess)]
internal sealed partial class Sha1
{
    public static HashDefinition Definition => KernelDefinition;
}

[KernelHash("sha256", Fallback = KernelFallback.InProcess)]
internal sealed partial class Sha256
{
    public static HashDefinition Definition => KernelDefinition;
}

[KernelHash("sha512", Fallback = KernelFallback.InProcess)]
internal sealed partial class Sha512
{
    public static HashDefinition Definition => KernelDefinition;
}

[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)]
internal sealed partial class HmacSha256
{
    public static HashDefinition Definition => KernelDefinition;
}

[KernelHash("hmac(sha512)", Fallback = KernelFallback.InProcess)]
internal sealed partial class HmacSha512
{
    public static HashDefinition Definition => KernelDefinition;
}

[KernelHash("cmac(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class CmacAes
{
    public static HashDefinition Definition => KernelDefinition;
}

[KernelRandom("drbg_nopr_hmac_sha256", Fallback = KernelFallback.InProcess)]
internal sealed partial class Drbg
{
    public static RandomDefinition Definition => KernelDefinition;
}
