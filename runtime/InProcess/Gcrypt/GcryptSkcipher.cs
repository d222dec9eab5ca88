namespace KcapiGen.InProcess.Gcrypt;

/// <summary>A skcipher that libgcrypt has as it is: one context for both directions, which have one key schedule.</summary>
internal sealed class GcryptSkcipher(GcryptCipher cipher) : EngineSkcipher
{
    private bool _encrypt;

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _encrypt = encrypt;
        cipher.Start(iv);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (!input.IsEmpty)
        {
            cipher.Update(_encrypt, input, output);
        }
    }

    public override EngineSkcipher Duplicate() => new GcryptSkcipher(cipher.Duplicate());

    public override void Dispose() => cipher.Dispose();
}
