namespace KcapiGen.Reliability.Tests.Model;

/// <summary>The stream that is open on every side, and what must come of its calls.</summary>
/// <param name="streams">The stream on every side.</param>
/// <param name="unit">The unit in bytes in which output comes; 0 where it comes in one piece, at the end.</param>
/// <param name="growth">How many bytes longer the output is than the input; negative where it is shorter.</param>
/// <param name="checkInput">Whether a message may have this much input.</param>
/// <param name="transform">Returns the output of a message; null where it is forged.</param>
internal sealed class StreamModel(CipherStream[] streams, int unit, int growth, Predicate<int> checkInput, Func<byte[], byte[]?> transform) : IDisposable
{
    /// <summary>The most input that a stream is given: less than an operation holds, so that nobody sleeps.</summary>
    private const int MostInput = 60_000;

    private readonly List<byte> _input = [];
    private readonly NativeBuffer _lent = NativeBuffer.Allocate(MostInput);
    private int _taken;
    private bool _isLast;

    /// <summary>Whether all of the output was picked up, so that the handle is free.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether the message was found to be forged.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Gives input.</summary>
    public void Update(byte[] data, bool isLast, bool isLent, Action<string, Func<int, byte[]>> expect)
    {
        int offset = _input.Count;
        if (offset + data.Length > MostInput || HasFailed)
        {
            return;
        }

        bool isRefused = isLast && !_isLast && !checkInput(offset + data.Length);
        data.CopyTo(_lent.Span[offset..]);
        expect(_isLast || IsComplete ? Outcome.Busy : isRefused ? Outcome.Refused : Outcome.Of(BitConverter.GetBytes(data.Length)), side =>
            BitConverter.GetBytes(isLent ? streams[side].Update(_lent.Vector(offset, data.Length), isLast) : streams[side].Update(data, isLast)));
        if (!_isLast && !isRefused)
        {
            _input.AddRange(data);
            _isLast = isLast;
            IsComplete |= isLast && unit > 0 && _input.Count == _taken;
        }
    }

    /// <summary>Picks output up.</summary>
    public void Op(int room, Action<string, Func<int, byte[]>> expect)
    {
        if (HasFailed || (!IsComplete && Ready == 0 && !(unit == 0 && _isLast)))
        {
            return; // It would sleep.
        }

        byte[]? output = IsComplete ? [] : transform([.. _input.Take(unit > 0 ? _taken + Ready : _input.Count)]);
        int count = IsComplete ? 0 : room >= Ready ? Ready : unit == 0 ? 0 : room - (room % unit);
        bool isRefused = !IsComplete && count == 0 && Ready > 0;
        expect(isRefused ? Outcome.Refused : output is null ? Outcome.Forged : Outcome.Of(IsComplete ? [] : output.AsSpan(_taken, count)), side =>
        {
            byte[] received = new byte[room];
            return received[..streams[side].Op(received)];
        });
        if (isRefused || IsComplete)
        {
            return;
        }

        HasFailed = output is null;
        _taken += count;
        IsComplete = !HasFailed && (unit == 0 || (_isLast && _taken == _input.Count));
    }

    public void Dispose()
    {
        foreach (CipherStream stream in streams)
        {
            stream.Dispose();
        }

        _lent.Dispose();
    }

    private int Ready => unit > 0 ? (_isLast ? _input.Count : _input.Count - (_input.Count % unit)) - _taken : _isLast ? _input.Count + growth : 0;
}
