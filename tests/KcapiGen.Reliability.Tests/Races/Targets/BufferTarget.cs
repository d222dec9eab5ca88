namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>Native memory that two threads dispose.</summary>
internal sealed class BufferTarget : Target
{
    private readonly NativeBuffer _buffer = NativeBuffer.Allocate(64);

    public BufferTarget() => Acts = [Act.Ending("Dispose", Part.Handle, _buffer.Dispose)];

    public override string Name => nameof(NativeBuffer);

    public override IReadOnlyList<Act> Acts { get; }

    public override void Check(Part ended) => MustBeDisposed("A buffer", () => _ = _buffer.Span);

    public override void Dispose() => _buffer.Dispose();
}
