using System.Buffers.Binary;

namespace KcapiGen.InProcess;

/// <summary>ChaCha20 as the kernel has it: the first four bytes of the IV are a counter of 32 bits, which begins again with 0 after the last.</summary>
/// <remarks>libcrypto would carry into the nonce there, so a message that passes that point is put through in two pieces.</remarks>
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
