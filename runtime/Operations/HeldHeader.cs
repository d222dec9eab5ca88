using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>The header of a stream's message, kept until its first text is sent, so that it needs no separate system call.</summary>
internal sealed class HeldHeader(CipherDirection direction, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associatedData)
{
    private readonly byte[] _iv = iv.ToArray();
    private readonly byte[] _associatedData = associatedData.ToArray();

    public CipherDirection Direction { get; } = direction;

    public int IvSize => _iv.Length;

    public int AssociatedLength => _associatedData.Length;

    public MessageHeader Header => new(Direction, _iv, _associatedData);
}
