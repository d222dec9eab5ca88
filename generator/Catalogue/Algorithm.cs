using KcapiGen.Generator.Support;

namespace KcapiGen.Generator.Catalogue;

/// <summary>What the catalogue knows of one algorithm. Sizes are in bytes.</summary>
internal sealed record Algorithm(string Name, AlgorithmKind Kind)
{
    /// <summary>Without salt, nonce and authentication key, where these have parameters of their own. A hash that is no keyed hash can do without.</summary>
    public EquatableArray<int> KeySizes { get; init; }

    public KeyLayout KeyLayout { get; init; }

    /// <summary>Of the authentication key of authenc; empty where every size will do, as for HMAC.</summary>
    public EquatableArray<int> AuthenticationKeySizes { get; init; }

    /// <summary>The size of the salt or nonce that stands behind the key; with authenc it is the end of the encryption key and counted in its sizes.</summary>
    public int SaltSize { get; init; }

    /// <summary>Of the IV, or of an AEAD's nonce.</summary>
    public int IvSize { get; init; }

    public NonceFormat NonceFormat { get; init; }

    /// <summary>1 for a stream cipher. Of a hash the block that it works on, which HMAC fills with its key.</summary>
    public int BlockSize { get; init; } = 1;

    public MessageLength MessageLength { get; init; }

    /// <summary>The unit in which a message can be cut into operations; 0 where an OP does not carry the state of the cipher on.</summary>
    public int ChunkSize { get; init; }

    /// <summary>Whether dm-crypt can use the cipher with an IV for each sector.</summary>
    public bool HasSectors => Kind == AlgorithmKind.Skcipher && IvSize > 0;

    /// <summary>Whether a hash can be opened with a key or without one.</summary>
    public bool IsKeyOptional => Kind == AlgorithmKind.Hash && KeySizes.Count > 0;

    /// <summary>Whether a handle can have a key.</summary>
    public bool TakesKey => Family == AlgorithmFamily.Cipher || Kind == AlgorithmKind.KeyedHash || IsKeyOptional;

    /// <summary>Of an AEAD, in ascending order. The largest is the kernel's default (crypto_aead_init_tfm in crypto/aead.c).</summary>
    public EquatableArray<int> TagSizes { get; init; }

    /// <summary>Of a hash.</summary>
    public int DigestSize { get; init; }

    /// <summary>Of a hash whose digests are truncated to <see cref="DigestSize"/>: the size of a whole one; else 0.</summary>
    public int WholeDigestSize { get; init; }

    /// <summary>Of a keyed hash that takes keys of every size up to this one; else 0, and the sizes are listed.</summary>
    public int MaxKeySize { get; init; }

    /// <summary>Of a hash whose messages begin with something else than data, a nonce or a one-time key: the size of that.</summary>
    public int PrefixSize { get; init; }

    /// <summary>Of a random number generator that gives nothing before it has a seed: the size of that.</summary>
    public int SeedSize { get; init; }

    /// <summary>Whether the declaration states the sizes, because the catalogue does not have the name.</summary>
    public bool IsStated { get; init; }

    /// <summary>The block cipher that a mode stands on.</summary>
    public Algorithm? BlockCipher { get; init; }

    /// <summary>What a message calls it.</summary>
    public string Description => Kind switch
    {
        AlgorithmKind.BlockCipher => $"a block cipher with blocks of {BlockSize} bytes and keys of {Sizes.Join(KeySizes)}",
        AlgorithmKind.Skcipher => "a skcipher",
        AlgorithmKind.Aead => "an AEAD",
        AlgorithmKind.Hash => BlockSize < DigestSize ? "a checksum" : "a hash",
        AlgorithmKind.KeyedHash => "a keyed hash",
        _ => "a random number generator",
    };

    public AlgorithmFamily Family => Kind switch
    {
        AlgorithmKind.Skcipher or AlgorithmKind.Aead => AlgorithmFamily.Cipher,
        AlgorithmKind.Hash or AlgorithmKind.KeyedHash => AlgorithmFamily.Hash,
        AlgorithmKind.Random => AlgorithmFamily.Random,
        _ => AlgorithmFamily.None,
    };
}
