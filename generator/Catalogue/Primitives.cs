using KcapiGen.Generator.Support;

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

        // Hashes: the sizes of the digest and of the block.
        Hash("md4", 16, 64),                        // crypto/md4.c
        Hash("md5", 16, 64),                        // include/crypto/md5.h
        Hash("rmd160", 20, 64),                     // crypto/rmd160.c
        Hash("sha1", 20, 64),                       // include/crypto/sha1.h
        Hash("sha224", 28, 64),                     // include/crypto/sha2.h
        Hash("sha256", 32, 64),
        Hash("sha384", 48, 128),
        Hash("sha512", 64, 128),
        Hash("sha3-224", 28, 144),                  // include/crypto/sha3.h
        Hash("sha3-256", 32, 136),
        Hash("sha3-384", 48, 104),
        Hash("sha3-512", 64, 72),
        Hash("sm3", 32, 64),                        // include/crypto/sm3.h
        Hash("streebog256", 32, 64),                // include/crypto/streebog.h
        Hash("streebog512", 64, 64),
        Hash("wp256", 32, 64),                      // crypto/wp512.c
        Hash("wp384", 48, 64),
        Hash("wp512", 64, 64),
        Blake2b("blake2b-160", 20),                 // include/crypto/blake2b.h
        Blake2b("blake2b-256", 32),
        Blake2b("blake2b-384", 48),
        Blake2b("blake2b-512", 64),

        // Checksums. The key of these is the value to start with; without one it is 0 (all bits set, for crc32c).
        Hash("crc32", 4, 1) with { KeySizes = [4] },            // crypto/crc32_generic.c
        Hash("crc32c", 4, 1) with { KeySizes = [4] },           // crypto/crc32c_generic.c
        Hash("crct10dif", 2, 1),                                // crypto/crct10dif_generic.c
        Hash("crc64-rocksoft", 8, 1),                           // crypto/crc64_rocksoft_generic.c
        Hash("xxhash64", 8, 32) with { KeySizes = [8] },        // crypto/xxhash_generic.c

        // Keyed hashes that stand for themselves: the key, the digest, the block.
        KeyedHash("ghash", 16, 16, 16),             // include/crypto/ghash.h
        KeyedHash("polyval", 16, 16, 16),           // include/crypto/polyval.h
        KeyedHash("michael_mic", 8, 8, 8),          // crypto/michael_mic.c
        KeyedHash("nhpoly1305", 1088, 16, 1),       // include/crypto/nhpoly1305.h: a key of Poly1305 and one of NH

        // The one-time key is the start of the message (crypto/poly1305_generic.c), so no template for plain hashes takes it.
        Hash("poly1305", 16, 16) with { PrefixSize = 32 },

        // Random number generators (crypto/jitterentropy-kcapi.c, crypto/drbg.c). stdrng is the best of them.
        Random("stdrng"),
        Random("jitterentropy_rng"),
        Random("ansi_cprng") with { SeedSize = 48 },            // crypto/ansi_cprng.c: V, the key and DT of ANSI X9.31
        .. Drbgs(),
    ];

    private static Algorithm BlockCipher(string name, int blockSize, params int[] keySizes) =>
        new(name, AlgorithmKind.BlockCipher) { BlockSize = blockSize, KeySizes = new(keySizes) };

    // An OP of these starts anew with every read, so a message is one operation: no chunk size.
    private static Algorithm StreamCipher(string name, int keySize, int ivSize) =>
        new(name, AlgorithmKind.Skcipher) { KeySizes = [keySize], IvSize = ivSize };

    private static Algorithm Hash(string name, int digestSize, int blockSize) =>
        new(name, AlgorithmKind.Hash) { DigestSize = digestSize, BlockSize = blockSize };

    // A key makes a keyed hash of it (RFC 7693, section 2.5).
    private static Algorithm Blake2b(string name, int digestSize) =>
        Hash(name, digestSize, 128) with { KeySizes = Enumerable.Range(1, 64).ToEquatableArray() };

    private static Algorithm KeyedHash(string name, int keySize, int digestSize, int blockSize) =>
        new(name, AlgorithmKind.KeyedHash) { KeySizes = [keySize], DigestSize = digestSize, BlockSize = blockSize };

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
