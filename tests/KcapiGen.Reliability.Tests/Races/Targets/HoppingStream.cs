namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>A source whose asynchronous reads come back on another thread.</summary>
internal sealed class HoppingStream(byte[] content) : MemoryStream(content)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return Read(buffer.Span);
    }
}
