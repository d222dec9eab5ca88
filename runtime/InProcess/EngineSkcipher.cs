namespace KcapiGen.InProcess;

/// <summary>A skcipher with its key, which processes one message at a time.</summary>
internal abstract class EngineSkcipher : IDisposable
{
    /// <summary>Begins a message.</summary>
    public abstract void Start(bool encrypt, ReadOnlySpan<byte> iv);

    /// <summary>
    /// Processes the next text of the message: whole chunks or the rest. A cipher whose messages cannot be split gets the whole message.
    /// </summary>
    public abstract void Update(ReadOnlySpan<byte> input, Span<byte> output);

    /// <summary>Returns a copy with the same key. It must not be called while this object is in use.</summary>
    public abstract EngineSkcipher Duplicate();

    public abstract void Dispose();
}
