namespace KcapiGen.InProcess;

/// <summary>A hash without a key.</summary>
internal sealed class EvpHash(EvpDigest digest) : EngineHash
{
    // Created when it is first needed.
    private EvpDigest? _peek;

    public static EvpHash Create(string name) => new(EvpDigest.Create(name));

    public override void Start() => digest.Start();

    public override void Append(ReadOnlySpan<byte> data) => digest.Append(data);

    public override void Finish(Span<byte> destination) => digest.Finish(destination);

    public override void Peek(Span<byte> destination)
    {
        if (_peek is null)
        {
            _peek = digest.Duplicate();
        }
        else
        {
            _peek.Become(digest);
        }

        _peek.Finish(destination);
    }

    public override EngineHash Duplicate() => new EvpHash(digest.Duplicate());

    public override void Dispose()
    {
        digest.Dispose();
        _peek?.Dispose();
    }
}
