namespace KcapiGen;

/// <summary>The part of the input that all blocks of an SP 800-108 derivation share, and the position of the counter in it.</summary>
internal readonly ref struct KbkdfFixedInput
{
    private readonly ReadOnlySpan<byte> _beforeCounter, _afterCounter, _separator, _context, _length;

    /// <summary>Uses a given fixed input.</summary>
    public KbkdfFixedInput(ReadOnlySpan<byte> bytes, int counterOffset)
    {
        _beforeCounter = bytes[..counterOffset];
        _afterCounter = bytes[counterOffset..];
    }

    /// <summary>Forms label ‖ 0 ‖ context ‖ L, with the counter before it.</summary>
    public KbkdfFixedInput(ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, ReadOnlySpan<byte> length)
    {
        _afterCounter = label;
        _separator = "\0"u8;
        _context = context;
        _length = length;
    }

    /// <summary>Adds the fixed input to a message, with the counter at its position.</summary>
    public void AppendTo<TMac>(TMac mac, scoped ReadOnlySpan<byte> counter)
        where TMac : class, IKeyedHash<TMac>
    {
        mac.AppendData(_beforeCounter);
        mac.AppendData(counter);
        mac.AppendData(_afterCounter);
        mac.AppendData(_separator);
        mac.AppendData(_context);
        mac.AppendData(_length);
    }
}
