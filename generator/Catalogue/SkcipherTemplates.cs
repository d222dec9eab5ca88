using KcapiGen.Generator.Support;
using static KcapiGen.Generator.Catalogue.Parameter;

namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// The templates that make a skcipher. Whether an OP carries the state on (a chunk size) or starts anew (none) was measured on real kernels:
/// a template carries it on when it writes the next IV back into the request.
/// </summary>
internal static class SkcipherTemplates
{
    public static IReadOnlyList<Template> All { get; } =
    [
        // Modes over a block cipher (skcipher_alloc_instance_simple in crypto/skcipher.c).
        new("ecb", [BlockCipher], a => Mode(a[0]) with { IvSize = 0 }),
        new("cbc", [BlockCipher], a => Mode(a[0])),
        new("pcbc", [BlockCipher], a => Mode(a[0])),
        new("ctr", [BlockCipher], a => StreamMode(a[0])),
        new("ofb", [BlockCipher], a => StreamMode(a[0])),
        new("cfb", [BlockCipher], a => StreamMode(a[0])),

        // crypto/xctr.c: the counter begins at 1 and is little-endian, and the IV that it is put to stays as it is.
        new("xctr", [BlockCipher16], a => Whole(StreamMode(a[0]))),

        // crypto/xts.c: a key for the data and one for the tweak.
        new("xts", [BlockCipher16], a => Whole(Mode(a[0])) with
        {
            KeySizes = a[0].KeySizes.Select(size => 2 * size).ToEquatableArray(),
            MessageLength = MessageLength.AtLeastOneBlock,
        }),

        // crypto/lrw.c: the tweak key, one block, stands behind the key.
        new("lrw", [BlockCipher16], a => Mode(a[0]) with { KeySizes = a[0].KeySizes.Select(size => size + 16).ToEquatableArray() }),

        // crypto/cts.c: ciphertext stealing as in RFC 3962.
        new("cts", [MadeBy("cbc")], a => Whole(a[0]) with { MessageLength = MessageLength.AtLeastOneBlock }),

        // crypto/ctr.c: the counter block is a nonce of 4 bytes from the key, an IV of 8 and a counter of 4.
        new("rfc3686", [new("ctr(…) of a block cipher with 16-byte blocks", a => a is { Kind: AlgorithmKind.Skcipher, ChunkSize: 16 } && MadeBy("ctr").Accepts(a))],
            a => Whole(a[0]) with { KeyLayout = KeyLayout.WithNonce, SaltSize = 4, IvSize = 8 }),

        // crypto/adiantum.c: the key is that of the stream cipher, which gives the block cipher its 32 bytes.
        new("adiantum", [Named("xchacha12", "xchacha20"), new("a block cipher with 16-byte blocks and 32-byte keys", a => Is16ByteBlockCipher(a) && a.KeySizes.Contains(32))],
            a => WideBlock(a[1]) with { KeySizes = a[0].KeySizes }),

        // crypto/hctr2.c
        new("hctr2", [BlockCipher16], a => WideBlock(a[0])),
    ];

    /// <summary>A message in one operation: what comes next starts anew.</summary>
    public static Algorithm Whole(Algorithm algorithm) => algorithm with { ChunkSize = 0 };

    private static Algorithm Mode(Algorithm cipher) => new("", AlgorithmKind.Skcipher)
    {
        BlockCipher = cipher,
        KeySizes = cipher.KeySizes,
        IvSize = cipher.BlockSize,
        BlockSize = cipher.BlockSize,
        MessageLength = MessageLength.WholeBlocks,
        ChunkSize = cipher.BlockSize,
    };

    private static Algorithm StreamMode(Algorithm cipher) => Mode(cipher) with { BlockSize = 1, MessageLength = MessageLength.Any };

    // The length-preserving modes over the whole message take a tweak of 32 bytes (TWEAK_SIZE in both files).
    private static Algorithm WideBlock(Algorithm cipher) => Whole(Mode(cipher)) with { IvSize = 32, MessageLength = MessageLength.AtLeastOneBlock };
}
