namespace KcapiGen.InProcess;

/// <summary>A hash, with its key where it has one: one message after another.</summary>
internal abstract class EngineHash : IDisposable
{
    /// <summary>Starts a message, whatever became of the one before.</summary>
    public abstract void Start();

    public abstract void Append(ReadOnlySpan<byte> data);

    /// <summary>Ends a message; <paramref name="digest"/> has room for all of the digest.</summary>
    public abstract void Finish(Span<byte> digest);

    /// <summary>What <see cref="Finish"/> would give now, in a message that goes on.</summary>
    public abstract void Peek(Span<byte> digest);

    /// <summary>An engine of its own with the same key, in the midst of the same message.</summary>
    public abstract EngineHash Duplicate();

    public abstract void Dispose();
}
