using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>The operation of a hash in process.</summary>
internal sealed class EngineHashOperation : HashOperation
{
    private readonly SharedEngine<EngineHash> _shared;
    private readonly EngineHash _engine;

    // Whether a message is incomplete.
    private bool _isStarted;

    public EngineHashOperation(SharedEngine<EngineHash> shared)
    {
        _shared = shared;
        _engine = shared.Acquire();
    }

    private EngineHashOperation(SharedEngine<EngineHash> shared, EngineHash started)
    {
        shared.Join();
        _shared = shared;
        _engine = started;
        _isStarted = true;
    }

    public override KernelBackend Backend => KernelBackend.InProcess;

    public override HashOperation Reinit() => new EngineHashOperation(_shared);

    public override HashOperation Duplicate() => new EngineHashOperation(_shared, _engine.Duplicate());

    protected override void ComputeDigest(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        _engine.Start();
        _engine.Append(message);
        _engine.Finish(digest);
    }

    public override void Append(ReadOnlySpan<byte> data)
    {
        Start();
        _isStarted = false;
        _engine.Append(data);
        _isStarted = true;
    }

    protected override void CurrentDigest(Span<byte> digest)
    {
        _isStarted = false;
        _engine.Peek(digest);
        _isStarted = true;
    }

    protected override void FinishDigest(Span<byte> digest)
    {
        Start();
        _isStarted = false;
        _engine.Finish(digest);
    }

    public override void Dispose()
    {
        _engine.Dispose();
        _shared.Release();
    }

    private void Start()
    {
        if (!_isStarted)
        {
            _engine.Start();
        }
    }
}
