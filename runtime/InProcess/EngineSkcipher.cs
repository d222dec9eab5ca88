namespace KcapiGen.InProcess;

/// <summary>A skcipher with its key, that does one message at a time.</summary>
internal abstract class EngineSkcipher : IDisposable
{
    /// <summary>Starts a message.</summary>
    public abstract void Start(bool encrypt, ReadOnlySpan<byte> iv);

    /// <summary>Puts the next text of the message through: whole chunks, or the rest; of a cipher that is not cut the whole message.</summary>
    public abstract void Update(ReadOnlySpan<byte> input, Span<byte> output);

    /// <summary>An engine of its own with the same key. It may be called while nobody works with this one.</summary>
    public abstract EngineSkcipher Duplicate();

    public abstract void Dispose();
}
