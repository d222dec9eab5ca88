namespace KcapiGen.InProcess;

/// <summary>Counter mode of RFC 3686: the counter block is the nonce of the key, the IV of the message, and a counter that begins with 1.</summary>
internal sealed class Rfc3686Skcipher(EngineSkcipher counterMode, byte[] nonce) : EngineSkcipher
{
    private const int BlockSize = 16;

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        nonce.CopyTo(block);
        iv.CopyTo(block[nonce.Length..]);
        block[^1] = 1;
        counterMode.Start(encrypt, block);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output) => counterMode.Update(input, output);

    public override EngineSkcipher Duplicate() => new Rfc3686Skcipher(counterMode.Duplicate(), nonce);

    public override void Dispose() => counterMode.Dispose();
}
