using KcapiGen.Generator.Support;
using static KcapiGen.Generator.Catalogue.Parameter;

namespace KcapiGen.Generator.Catalogue;

/// <summary>The templates that make an AEAD. Its messages are never cut, so there is no chunk size.</summary>
internal static class AeadTemplates
{
    public static IReadOnlyList<Template> All { get; } =
    [
        // crypto/gcm.c, crypto_gcm_check_authsize in include/crypto/gcm.h
        new("gcm", [BlockCipher16], a => Aead(a[0]) with { IvSize = 12, TagSizes = [4, 8, 12, 13, 14, 15, 16] }),

        // crypto/ccm.c. The nonce is that of RFC 3610, of 7 to 13 bytes; 12 is what people use.
        new("ccm", [BlockCipher16], a => Aead(a[0]) with { IvSize = 12, NonceFormat = NonceFormat.Ccm, TagSizes = [4, 6, 8, 10, 12, 14, 16] }),

        // The same for ESP packets: a salt behind the key, an IV of 8 bytes (crypto/gcm.c, crypto/ccm.c).
        new("rfc4106", [MadeBy("gcm")], a => Esp(a[0], 4) with { TagSizes = [8, 12, 16] }),
        new("rfc4543", [MadeBy("gcm")], a => Esp(a[0], 4) with { TagSizes = [16] }),
        new("rfc4309", [MadeBy("ccm")], a => Esp(a[0], 3) with { TagSizes = [8, 12, 16] }),

        // crypto/chacha20poly1305.c, RFC 8439 (which obsoletes 7539) and RFC 7634
        new("rfc7539", [Named("chacha20"), Named("poly1305")], a => ChaChaPoly(a[0])),
        new("rfc7539esp", [Named("chacha20"), Named("poly1305")], a => Esp(ChaChaPoly(a[0]), 4)),

        // crypto/authenc.c: encrypt, then authenticate. The kernel takes any hash; these are the MACs that protocols use with it.
        new("authenc", [MadeBy("hmac", "cmac", "xcbc"), SkcipherWithIv], a => Authenc(a[0], a[1])),
    ];

    private static Parameter SkcipherWithIv => new("a skcipher that takes an IV", a => a is { Kind: AlgorithmKind.Skcipher, IvSize: > 0 });

    private static Algorithm Aead(Algorithm cipher) => new("", AlgorithmKind.Aead) { BlockCipher = cipher, KeySizes = cipher.KeySizes };

    private static Algorithm ChaChaPoly(Algorithm chacha) => new("", AlgorithmKind.Aead) { KeySizes = chacha.KeySizes, IvSize = 12, TagSizes = [16] };

    private static Algorithm Esp(Algorithm aead, int saltSize) => aead with
    {
        KeyLayout = KeyLayout.WithSalt,
        SaltSize = saltSize,
        IvSize = 8,
        NonceFormat = NonceFormat.Esp,
    };

    // The encryption key is the skcipher's as the kernel takes it: that of rfc3686 ends in its nonce.
    private static Algorithm Authenc(Algorithm mac, Algorithm skcipher) => new("", AlgorithmKind.Aead)
    {
        BlockCipher = skcipher.BlockCipher,
        KeySizes = skcipher.KeySizes.Select(size => size + skcipher.SaltSize).ToEquatableArray(),
        KeyLayout = KeyLayout.Authenc,
        AuthenticationKeySizes = mac.KeySizes,
        SaltSize = skcipher.SaltSize,
        IvSize = skcipher.IvSize,
        BlockSize = skcipher.BlockSize,
        MessageLength = skcipher.MessageLength,
        TagSizes = Enumerable.Range(1, mac.DigestSize).ToEquatableArray(),
    };
}
