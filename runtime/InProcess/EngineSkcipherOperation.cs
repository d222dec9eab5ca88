using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>The operation of a skcipher in process.</summary>
internal sealed class EngineSkcipherOperation : EngineCipherOperation
{
    private readonly SkcipherDefinition _definition;
    private readonly SharedEngine<EngineSkcipher> _shared;
    private readonly EngineSkcipher _engine;

    public EngineSkcipherOperation(SkcipherDefinition definition, SharedEngine<EngineSkcipher> shared)
    {
        _definition = definition;
        _shared = shared;
        _engine = shared.Acquire();
    }

    public override CipherOperation Reinit() => new EngineSkcipherOperation(_definition, _shared);

    public override void Reserve(long textAndTag, int associatedData)
    {
        if (textAndTag > XtsSkcipher.MaxUnit && _definition.Algorithm.StartsWith("xts(", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The message has {textAndTag} bytes; one unit of {_definition.Algorithm} has {XtsSkcipher.MaxUnit} at most (IEEE 1619). Cut it into sectors.");
        }

        base.Reserve(textAndTag, associatedData);
    }

    public override void Transform(in MessageHeader header, ReadOnlySpan<IoVec> input, ReadOnlySpan<IoVec> output)
    {
        Start(header);
        _engine.Update(input[0].AsSpan(), output[0].AsSpan());
    }

    public override void Dispose()
    {
        base.Dispose();
        _engine.Dispose();
        _shared.Release();
    }

    protected override void Start(in MessageHeader header) => _engine.Start(header.Direction == CipherDirection.Encrypt, header.Iv);

    protected override void Produce(ByteQueue input, Span<byte> output)
    {
        _engine.Update(input.Front(output.Length), output);
        input.Drop(output.Length);
    }
}
