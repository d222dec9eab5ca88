namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>Memory of the caller's that a call writes to.</summary>
/// <remarks>
/// This is the one place that says what a call may leave behind when it throws: every byte is zero, or what it was before the call. Of an
/// encryption, whose result is no secret, it may also be a byte of the right ciphertext. So no plaintext stays that was not there, no key stream, no
/// part of a derived key and no random bytes.
/// </remarks>
internal sealed class Output
{
    private const int RandomRun = 16;

    private readonly Kind _kind;
    private readonly Memory<byte> _part;
    private byte[] _before = [];

    private Output(byte[] bytes, Kind kind)
        : this(bytes, bytes, kind)
    {
    }

    private Output(byte[] bytes, Memory<byte> part, Kind kind)
    {
        Bytes = bytes;
        _part = part;
        _kind = kind;
    }

    private enum Kind
    {
        Ciphertext,
        Secret,
        Random,
    }

    /// <summary>The memory, to be given to a call.</summary>
    public byte[] Bytes { get; }

    private Span<byte> Part => _part.Span;

    /// <summary>How many bytes from the start were given out by calls that succeeded, and are right whatever comes after them.</summary>
    public int Done { get; set; }

    /// <summary>Memory for a secret (plaintext, a key, random bytes) that holds a pattern before the call.</summary>
    public static Output Secret(int length) => new(Text.Pattern(length, seed: 99), Kind.Secret);

    /// <summary>Memory for random bytes, which have no right value: none of them may be left out.</summary>
    public static Output RandomBytes(int length) => new(Text.Pattern(length, seed: 97), Kind.Random);

    /// <summary>Memory for a ciphertext or a tag that holds a pattern before the call.</summary>
    public static Output Ciphertext(int length) => new(Text.Pattern(length, seed: 98), Kind.Ciphertext);

    /// <summary>A copy of a ciphertext, to be decrypted in place.</summary>
    public static Output SecretInPlace(byte[] input) => new(Text.Copy(input), Kind.Secret);

    /// <summary>A copy of a plaintext, to be encrypted in place.</summary>
    public static Output CiphertextInPlace(byte[] input) => new(Text.Copy(input), Kind.Ciphertext);

    /// <summary>Returns the parts of the memory, which fail one by one.</summary>
    public Output[][] Split(int size) => [.. Enumerable.Range(0, Bytes.Length / size).Select(i => new[] { new Output(Bytes, Bytes.AsMemory(i * size, size), _kind) })];

    /// <summary>Notes what is there before a call.</summary>
    public void Begin() => _before = Copy();

    /// <summary>Returns a copy of what is there now.</summary>
    public byte[] Copy() => _part.ToArray();

    /// <summary>Returns what is wrong with the output of a call that succeeded, or null.</summary>
    public string? WrongAfterSuccess(byte[] right)
    {
        int at = _kind == Kind.Random ? Untouched() : Difference(Part, right);
        return at < 0 ? null : $"byte {at} of {_part.Length} is wrong";
    }

    /// <summary>Returns what is wrong with the output of a call that threw, or null.</summary>
    public string? WrongAfterFailure(byte[]? right)
    {
        ReadOnlySpan<byte> bytes = Part;
        int leaked = 0, first = -1;
        for (int i = 0; i < _part.Length; i++)
        {
            bool isRight = right is not null && bytes[i] == right[i];
            bool isAllowed = i < Done ? isRight || right is null : bytes[i] == 0 || bytes[i] == _before[i] || (_kind == Kind.Ciphertext && isRight);
            if (!isAllowed)
            {
                first = leaked++ == 0 ? i : first;
            }
        }

        return leaked == 0 ? null : $"{leaked} of {_part.Length} bytes are left in the output, from byte {first} on";
    }

    private int Untouched()
    {
        for (int i = 0; i + RandomRun <= _part.Length; i++)
        {
            if (Part.Slice(i, RandomRun).SequenceEqual(_before.AsSpan(i, RandomRun)))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Difference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        int same = one.CommonPrefixLength(other);
        return same == one.Length && same == other.Length ? -1 : same;
    }
}
