using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>The base class of the engine's cipher operations. It keeps the input of a message in parts, as the kernel does in an OP.</summary>
internal abstract class EngineCipherOperation : CipherOperation
{
    /// <summary>The number of bytes that an OP of the kernel holds by default, so that streams wait at the same point on both backends.</summary>
    private const int StreamCapacity = 51 * 4096;

    // One thread may send input while another receives output.
    private readonly Lock _lock = new();
    private readonly ByteQueue _input = new();
    private int _capacity = StreamCapacity;

    public sealed override KernelBackend Backend => KernelBackend.InProcess;

    public sealed override int Capacity => _capacity;

    public sealed override int MaxTransform => int.MaxValue;

    public override void Reserve(long textAndTag, int associatedData)
    {
        if (textAndTag > Array.MaxLength)
        {
            throw new ArgumentException($"The message needs {textAndTag} bytes in one piece; {Array.MaxLength} is the most. Cut it into shorter messages.");
        }

        _capacity = (int)Math.Max(_capacity, textAndTag);
    }

    public sealed override void Begin(in MessageHeader header, ReadOnlySpan<IoVec> text, bool more)
    {
        lock (_lock)
        {
            _input.Clear();
            Start(header);
            Append(text);
        }
    }

    public sealed override void Continue(ReadOnlySpan<IoVec> text, bool more)
    {
        lock (_lock)
        {
            Append(text);
        }
    }

    public sealed override void Receive(ReadOnlySpan<IoVec> output)
    {
        lock (_lock)
        {
            if (output.Length == 1)
            {
                Produce(_input, output[0].AsSpan());
            }
            else
            {
                Vectors.FillThroughBuffer(output, buffer => Produce(_input, buffer.Span));
            }
        }
    }

    public sealed override void Abandon()
    {
        lock (_lock)
        {
            _input.Clear();
        }
    }

    public override void Dispose() => _input.Dispose();

    /// <summary>Begins a message.</summary>
    protected abstract void Start(in MessageHeader header);

    /// <summary>Processes the first bytes of the input, removes them, and fills the output.</summary>
    protected abstract void Produce(ByteQueue input, Span<byte> output);

    private void Append(ReadOnlySpan<IoVec> text)
    {
        foreach (IoVec vector in text)
        {
            _input.Append(vector.AsSpan());
        }
    }
}
