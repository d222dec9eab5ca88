using KcapiGen.Generator.Support;

namespace KcapiGen.Generator.Catalogue;

/// <summary>What the catalogue knows of one algorithm. Sizes are in bytes.</summary>
internal sealed record Algorithm(string Name, AlgorithmKind Kind)
{
    /// <summary>Without salt, nonce and authentication key, where these have parameters of their own.</summary>
    public EquatableArray<int> KeySizes { get; init; }

    public KeyLayout KeyLayout { get; init; }

    /// <summary>The size of the salt or nonce that stands behind the key; with authenc it is the end of the encryption key and counted in its sizes.</summary>
    public int SaltSize { get; init; }

    /// <summary>Of the IV, or of an AEAD's nonce.</summary>
    public int IvSize { get; init; }

    public NonceFormat NonceFormat { get; init; }

    /// <summary>1 for a stream cipher.</summary>
    public int BlockSize { get; init; } = 1;

    public MessageLength MessageLength { get; init; }

    /// <summary>The unit in which a message can be cut into operations; 0 where an OP does not carry the state of the cipher on.</summary>
    public int ChunkSize { get; init; }

    /// <summary>Whether the IV is the number of a disk sector, as dm-crypt uses the cipher.</summary>
    public bool HasSectors { get; init; }

    /// <summary>Of an AEAD, in ascending order. The largest is the kernel's default (crypto_aead_init_tfm in crypto/aead.c).</summary>
    public EquatableArray<int> TagSizes { get; init; }

    /// <summary>Of a hash.</summary>
    public int DigestSize { get; init; }

    /// <summary>The block cipher that a mode stands on.</summary>
    public Algorithm? BlockCipher { get; init; }

    public bool IsCipher => Kind is AlgorithmKind.Skcipher or AlgorithmKind.Aead;
}
