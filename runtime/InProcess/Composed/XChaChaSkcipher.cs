namespace KcapiGen.InProcess.Composed;

/// <summary>XChaCha with 12 or 20 rounds (crypto/chacha_generic.c): an IV of 24 bytes of nonce and 8 of the position in blocks.</summary>
internal sealed class XChaChaSkcipher : EngineSkcipher
{
    private const int NonceSize = 24;
    private const int PositionSize = 8;

    private readonly KeyBuffer _key;
    private readonly KeyBuffer _messageKey = new(ChaCha.KeySize);
    private readonly byte[] _iv = new byte[ChaCha.IvSize];
    private readonly int _rounds;

    public XChaChaSkcipher(ReadOnlySpan<byte> key, int rounds)
    {
        _key = new KeyBuffer(key);
        _rounds = rounds;
    }

    public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
    {
        ChaCha.DeriveKey(_key.Span, iv[..ChaCha.IvSize], _rounds, _messageKey.Span);
        iv.Slice(NonceSize, PositionSize).CopyTo(_iv);
        iv[ChaCha.IvSize..NonceSize].CopyTo(_iv.AsSpan(PositionSize));
    }

    public override void Update(ReadOnlySpan<byte> input, Span<byte> output) => ChaCha.Transform(_messageKey.Span, _iv, _rounds, input, output);

    public override EngineSkcipher Duplicate() => new XChaChaSkcipher(_key.Span, _rounds);

    public override void Dispose()
    {
        _key.Dispose();
        _messageKey.Dispose();
    }
}
