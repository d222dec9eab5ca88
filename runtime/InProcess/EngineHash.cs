namespace KcapiGen.InProcess;

/// <summary>A hash, with its key if it has one, which processes one message at a time.</summary>
internal abstract class EngineHash : IDisposable
{
    /// <summary>Begins a message, and discards an incomplete one.</summary>
    public abstract void Start();

    public abstract void Append(ReadOnlySpan<byte> data);

    /// <summary>Ends a message and computes its digest. <paramref name="digest"/> has the size of the whole digest.</summary>
    public abstract void Finish(Span<byte> digest);

    /// <summary>Computes the digest of the message so far, which can be continued.</summary>
    public abstract void Peek(Span<byte> digest);

    /// <summary>Returns a copy with the same key and the same message.</summary>
    public abstract EngineHash Duplicate();

    public abstract void Dispose();
}
