namespace KcapiGen.InProcess;

/// <summary>A skcipher that libcrypto has in the kernel's form.</summary>
internal sealed class EvpSkcipher : EngineSkcipher
{
    private readonly EvpContext _encryption;
    private readonly EvpContext _decryption;
    private EvpContext _current;

    private EvpSkcipher(EvpContext encryption, EvpContext decryption)
    {
        _encryption = encryption;
        _decryption = decryption;
        _current = encryption;
    }

    /// <summary>Creates a context for each direction: the key schedules differ in most modes, and the key is not kept to compute one later.</summary>
    public static EvpSkcipher Create(string cipher, ReadOnlySpan<byte> key, string? ctsMode = null)
    {
        EvpContext encryption = EvpContext.Create(cipher, key, encrypt: true, ctsMode: ctsMode);
        try
        {
            return new EvpSkcipher(encryption, EvpContext.Create(cipher, key, encrypt: false, ctsMode: ctsMode));
        }
        catch
        {
            encryption.Dispose();
            throw;
        }
    }

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        _current = encrypt ? _encryption : _decryption;
        _current.Start(iv, encrypt);
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output) => _current.Update(input, output);

    public override EngineSkcipher Duplicate() => new EvpSkcipher(_encryption.Duplicate(), _decryption.Duplicate());

    public override void Dispose()
    {
        _encryption.Dispose();
        _decryption.Dispose();
    }
}
