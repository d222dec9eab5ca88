namespace KcapiGen;

/// <summary>What the input of every block of an SP 800-108 derivation has in common, and the place of the counter in it.</summary>
internal readonly ref struct KbkdfFixedInput
{
    private readonly ReadOnlySpan<byte> _beforeCounter, _afterCounter, _separator, _context, _length;

    /// <summary>Takes the fixed input as it is given.</summary>
    public KbkdfFixedInput(ReadOnlySpan<byte> bytes, int counterOffset)
    {
        _beforeCounter = bytes[..counterOffset];
        _afterCounter = bytes[counterOffset..];
    }

    /// <summary>Forms label ‖ 0 ‖ context ‖ L, with the counter in front of it.</summary>
    public KbkdfFixedInput(ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, ReadOnlySpan<byte> length)
    {
        _afterCounter = label;
        _separator = "\0"u8;
        _context = context;
        _length = length;
    }

    /// <summary>Adds the fixed input to a message, with the counter in its place.</summary>
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
