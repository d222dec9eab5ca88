using KcapiGen.Operations;

namespace KcapiGen.InProcess;

/// <summary>What the operations of the engine share: the input of a message in pieces is kept here, as the kernel keeps it in an OP.</summary>
internal abstract class EngineCipherOperation : CipherOperation
{
    /// <summary>What an OP of the kernel holds by default, so that streams sleep at the same point on both sides.</summary>
    private const int StreamCapacity = 51 * 4096;

    // One thread may give input while another receives.
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

    /// <summary>Keeps what the text of a message needs.</summary>
    protected abstract void Start(in MessageHeader header);

    /// <summary>Fills the output from the front of the input, and drops that.</summary>
    protected abstract void Produce(ByteQueue input, Span<byte> output);

    private void Append(ReadOnlySpan<IoVec> text)
    {
        foreach (IoVec vector in text)
        {
            _input.Append(vector.AsSpan());
        }
    }
}
