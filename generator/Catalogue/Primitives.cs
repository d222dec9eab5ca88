namespace KcapiGen.Generator.Catalogue;

/// <summary>The algorithms that are made of no other. A new one is a line here; the comment says where its sizes come from.</summary>
internal static class Primitives
{
    public static IReadOnlyList<Algorithm> All { get; } =
    [
        // Block ciphers.
        BlockCipher("aes", 16, 16, 24, 32),         // include/crypto/aes.h
        BlockCipher("aria", 16, 16, 24, 32),        // include/crypto/aria.h
        BlockCipher("camellia", 16, 16, 24, 32),    // crypto/camellia_generic.c
        BlockCipher("des", 8, 8),                   // include/crypto/internal/des.h
        BlockCipher("des3_ede", 8, 24),             // include/crypto/internal/des.h
        BlockCipher("serpent", 16, 16, 24, 32),     // crypto/serpent_generic.c takes any key of 0 to 32 bytes; these are the sizes of the AES contest
        BlockCipher("sm4", 16, 16),                 // include/crypto/sm4.h
        BlockCipher("twofish", 16, 16, 24, 32),     // crypto/twofish_common.c

        // Stream ciphers (crypto/chacha_generic.c). The IV of chacha20 is the 32-bit block counter and the 12-byte nonce.
        StreamCipher("chacha20", 32, 16),
        StreamCipher("xchacha20", 32, 32),
        StreamCipher("xchacha12", 32, 32),

        // Hashes; the sizes are those of the digests.
        Hash("md4", 16),
        Hash("md5", 16),
        Hash("rmd160", 20),
        Hash("sha1", 20),
        Hash("sha224", 28),
        Hash("sha256", 32),
        Hash("sha384", 48),
        Hash("sha512", 64),
        Hash("sha3-224", 28),
        Hash("sha3-256", 32),
        Hash("sha3-384", 48),
        Hash("sha3-512", 64),
        Hash("sm3", 32),
        Hash("streebog256", 32),
        Hash("streebog512", 64),
        Hash("wp256", 32),
        Hash("wp384", 48),
        Hash("wp512", 64),
        Hash("blake2b-160", 20),
        Hash("blake2b-256", 32),
        Hash("blake2b-384", 48),
        Hash("blake2b-512", 64),

        // Its one-time key is the start of the message (crypto/poly1305_generic.c), so no template for plain hashes takes it.
        new("poly1305", AlgorithmKind.KeyedHash) { DigestSize = 16 },

        // Random number generators (crypto/jitterentropy-kcapi.c, crypto/drbg.c). stdrng is the best of them.
        Random("stdrng"),
        Random("jitterentropy_rng"),
        .. Drbgs(),
    ];

    private static Algorithm BlockCipher(string name, int blockSize, params int[] keySizes) =>
        new(name, AlgorithmKind.BlockCipher) { BlockSize = blockSize, KeySizes = new(keySizes) };

    // An OP of these starts anew with every read, so a message is one operation: no chunk size.
    private static Algorithm StreamCipher(string name, int keySize, int ivSize) =>
        new(name, AlgorithmKind.Skcipher) { KeySizes = [keySize], IvSize = ivSize };

    private static Algorithm Hash(string name, int digestSize) => new(name, AlgorithmKind.Hash) { DigestSize = digestSize };

    private static Algorithm Random(string name) => new(name, AlgorithmKind.Random);

    // drbg_cores in crypto/drbg.c, each with and without prediction resistance.
    private static IEnumerable<Algorithm> Drbgs() =>
        from resistance in new[] { "pr", "nopr" }
        from core in new[]
        {
            "ctr_aes128", "ctr_aes192", "ctr_aes256", "sha1", "sha256", "sha384", "sha512",
            "hmac_sha1", "hmac_sha256", "hmac_sha384", "hmac_sha512",
        }
        select Random($"drbg_{resistance}_{core}");
}
