using System.Buffers.Binary;

namespace KcapiGen.InProcess;

/// <summary>ChaCha20 as in the kernel: the first four bytes of the IV are a 32-bit counter, which wraps around to 0.</summary>
/// <remarks>libcrypto would carry into the nonce, so a message during which the counter wraps around is processed in two parts.</remarks>
internal sealed class ChaChaSkcipher(EngineSkcipher cipher) : EngineSkcipher
{
    private const int BlockSize = 64;
    private const int IvSize = 16;

    private readonly byte[] _iv = new byte[IvSize];
    private bool _encrypt;

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _encrypt = encrypt;
        iv.CopyTo(_iv);
        cipher.Start(encrypt, iv);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        uint counter = BinaryPrimitives.ReadUInt32LittleEndian(_iv);
        long untilWrap = ((1L << 32) - counter) * BlockSize;
        if (input.Length <= untilWrap)
        {
            cipher.Update(input, output);
            return;
        }

        cipher.Update(input[..(int)untilWrap], output);
        BinaryPrimitives.WriteUInt32LittleEndian(_iv, 0);
        cipher.Start(_encrypt, _iv);
        cipher.Update(input[(int)untilWrap..], output[(int)untilWrap..]);
    }

    public override EngineSkcipher Duplicate() => new ChaChaSkcipher(cipher.Duplicate());

    public override void Dispose() => cipher.Dispose();
}
