using static KcapiGen.Generator.Catalogue.Parameter;

namespace KcapiGen.Generator.Catalogue;

/// <summary>The templates that make a keyed hash.</summary>
internal static class HashTemplates
{
    // RFC 2104 sets no bound, and a key longer than a block is hashed first, so it gains nothing. The kernel takes a key out of the socket's
    // option memory (alg_setkey in crypto/af_alg.c; net.core.optmem_max, 20 KiB by default): this is the largest power of two below.
    private const int MaxHmacKeySize = 16 * 1024;

    public static IReadOnlyList<Template> All { get; } =
    [
        // crypto/hmac.c
        new("hmac", [HashForHmac], a => Mac(a[0].DigestSize, a[0].BlockSize) with { MaxKeySize = MaxHmacKeySize }),

        // crypto/cmac.c, crypto/xcbc.c; crypto/ccm.c, which makes its tag with cbcmac
        new("cmac", [BlockCipher], a => Mac(a[0].BlockSize, a[0].BlockSize) with { KeySizes = a[0].KeySizes }),
        new("xcbc", [BlockCipher16], a => Mac(a[0].BlockSize, a[0].BlockSize) with { KeySizes = a[0].KeySizes }),
        new("cbcmac", [BlockCipher], a => Mac(a[0].BlockSize, 1) with { KeySizes = a[0].KeySizes }),

        // crypto/vmac.c: a nonce of one block, whose first bit is 0, goes before the message.
        new("vmac64", [BlockCipher16], a => Mac(8, a[0].BlockSize) with { KeySizes = [16], PrefixSize = 16 }),
    ];

    private static Algorithm Mac(int digestSize, int blockSize) => new("", AlgorithmKind.KeyedHash) { DigestSize = digestSize, BlockSize = blockSize };
}
