namespace KcapiGen.InProcess.Composed;

/// <summary>PCBC (crypto/pcbc.c): CBC in which each block depends on the plaintext of the one before, too.</summary>
internal sealed class PcbcSkcipher(EngineSkcipher blockCipher, int blockSize) : EngineSkcipher
{
    private readonly byte[] _chain = new byte[blockSize];
    private bool _encrypt;

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _encrypt = encrypt;
        iv.CopyTo(_chain);
        blockCipher.Start(encrypt, []);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        Span<byte> source = stackalloc byte[blockSize], target = stackalloc byte[blockSize];
        for (int offset = 0; offset < input.Length; offset += blockSize)
        {
            input.Slice(offset, blockSize).CopyTo(source);
            if (_encrypt)
            {
                Blocks.Xor(source, _chain, target);
                blockCipher.Update(target, target);
            }
            else
            {
                blockCipher.Update(source, target);
                Blocks.Xor(target, _chain, target);
            }

            Blocks.Xor(source, target, _chain);
            target.CopyTo(output.Slice(offset, blockSize));
        }
    }

    public override EngineSkcipher Duplicate() => new PcbcSkcipher(blockCipher.Duplicate(), blockSize);

    public override void Dispose() => blockCipher.Dispose();
}
