namespace KcapiGen.InProcess.Composed;

/// <summary>The kernel's <c>polyval</c> and <c>ghash</c>: a message that is no whole number of blocks is filled up with zeros at its end.</summary>
internal sealed class PolyvalHash(Polyval polyval) : EngineHash
{
    private readonly byte[] _rest = new byte[Polyval.BlockSize];
    private int _restLength;
    private Polyval _polyval = polyval;

    public override int Size => Polyval.BlockSize;

    public override void Start()
    {
        _polyval.Start();
        _restLength = 0;
    }

    public override void Append(ReadOnlySpan<byte> data)
    {
        if (_restLength > 0)
        {
            int taken = Math.Min(data.Length, _rest.Length - _restLength);
            data[..taken].CopyTo(_rest.AsSpan(_restLength));
            data = data[taken..];
            _restLength += taken;
            if (_restLength < _rest.Length)
            {
                return;
            }

            _polyval.Append(_rest);
            _restLength = 0;
        }

        int whole = data.Length / _rest.Length * _rest.Length;
        _polyval.Append(data[..whole]);
        data[whole..].CopyTo(_rest);
        _restLength = data.Length - whole;
    }

    public override void Finish(Span<byte> digest) => Peek(digest);

    public override void Peek(Span<byte> digest)
    {
        Polyval end = _polyval;
        end.Append(_rest.AsSpan(0, _restLength));
        end.Finish(digest);
    }

    public override EngineHash Duplicate()
    {
        var copy = new PolyvalHash(_polyval.Duplicate()) { _restLength = _restLength };
        _rest.CopyTo(copy._rest, 0);
        return copy;
    }

    public override void Dispose()
    {
        _polyval.Dispose();
        _rest.AsSpan().Clear();
    }
}
