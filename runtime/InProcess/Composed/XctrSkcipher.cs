using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KcapiGen.InProcess.Composed;

/// <summary>XCTR (crypto/xctr.c): block i, counted from 1, is encrypted with the block cipher of IV ⊕ i, as a little-endian number of 32 bits.</summary>
internal sealed class XctrSkcipher(EngineSkcipher blockCipher) : EngineSkcipher
{
    private const int BlockSize = 16;
    private const int BlocksAtOnce = 32;

    private readonly byte[] _iv = new byte[BlockSize];
    private uint _count;

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        iv.CopyTo(_iv);
        _count = 0;
        blockCipher.Start(encrypt: true, []);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<byte> keystream = stackalloc byte[BlocksAtOnce * BlockSize];
        for (int offset = 0; offset < input.Length; offset += keystream.Length)
        {
            int length = Math.Min(keystream.Length, input.Length - offset);
            Span<byte> blocks = keystream[..((length + BlockSize - 1) / BlockSize * BlockSize)];
            Number(blocks);
            blockCipher.Update(blocks, blocks);
            Blocks.Xor(input.Slice(offset, length), blocks, output.Slice(offset, length));
        }

        CryptographicOperations.ZeroMemory(keystream);
    }

    public override EngineSkcipher Duplicate() => new XctrSkcipher(blockCipher.Duplicate());

    public override void Dispose() => blockCipher.Dispose();

    private void Number(Span<byte> blocks)
    {
        uint first = BinaryPrimitives.ReadUInt32LittleEndian(_iv);
        for (int offset = 0; offset < blocks.Length; offset += BlockSize)
        {
            _iv.CopyTo(blocks[offset..]);
            BinaryPrimitives.WriteUInt32LittleEndian(blocks[offset..], first ^ ++_count);
        }
    }
}
