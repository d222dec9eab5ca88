namespace KcapiGen.InProcess;

/// <summary>A hash with a key.</summary>
internal sealed class EvpKeyedHash(EvpMac mac) : EngineHash
{
    public override void Start() => mac.Start();

    public override void Append(ReadOnlySpan<byte> data) => mac.Append(data);

    public override void Finish(Span<byte> digest) => mac.Finish(digest);

    public override void Peek(Span<byte> digest) => mac.Peek(digest);

    public override EngineHash Duplicate() => new EvpKeyedHash(mac.Duplicate());

    public override void Dispose() => mac.Dispose();
}
