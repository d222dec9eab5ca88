using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>
/// The operation of an AEAD in process. A message in parts is kept until it is complete, so that no plaintext is returned before the tag is verified.
/// </summary>
internal sealed class EngineAeadOperation : EngineCipherOperation
{
    private readonly AeadDefinition _definition;
    private readonly SharedEngine<EngineAead> _shared;
    private readonly EngineAead _engine;
    private CipherDirection _direction;
    private byte[] _nonce = [];
    private byte[] _associatedData = [];

    public EngineAeadOperation(AeadDefinition definition, SharedEngine<EngineAead> shared)
    {
        _definition = definition;
        _shared = shared;
        _engine = shared.Acquire();
    }

    public override CipherOperation Reinit() => new EngineAeadOperation(_definition, _shared);

    public override void Transform(in MessageHeader header, ReadOnlySpan<IoVec> input, ReadOnlySpan<IoVec> output)
    {
        if (header.Direction == CipherDirection.Encrypt)
        {
            _engine.Encrypt(header.Iv, header.AssociatedData, input[0].AsSpan(), output[0].AsSpan(), output[1].AsSpan());
        }
        else
        {
            Decrypt(header.Iv, header.AssociatedData, input[0].AsSpan(), input[1].AsSpan(), output[0].AsSpan());
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _engine.Dispose();
        _shared.Release();
    }

    protected override void Start(in MessageHeader header)
    {
        _direction = header.Direction;
        _nonce = header.Iv.ToArray();
        _associatedData = header.AssociatedData.ToArray();
    }

    protected override void Produce(ByteQueue input, Span<byte> output)
    {
        int tag = _definition.TagSize;
        ReadOnlySpan<byte> text = input.Front(input.Count);
        try
        {
            if (_direction == CipherDirection.Encrypt)
            {
                _engine.Encrypt(_nonce, _associatedData, text, output[..^tag], output[^tag..]);
            }
            else
            {
                Decrypt(_nonce, _associatedData, text[..^tag], text[^tag..], output);
            }
        }
        finally
        {
            input.Clear();
        }
    }

    private void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        if (!_engine.TryDecrypt(nonce, associatedData, ciphertext, tag, plaintext))
        {
            throw new AuthenticationTagMismatchException();
        }
    }
}
