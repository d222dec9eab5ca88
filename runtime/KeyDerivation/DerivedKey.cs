using KcapiGen.Operations;

namespace KcapiGen;

/// <summary>The memory that a derivation fills from its beginning. It is cleared unless the derivation fills all of it, so a derivation that throws leaves no part of a key.</summary>
internal ref struct DerivedKey(Span<byte> key) : IDisposable
{
    private readonly Span<byte> _key = key;

    /// <summary>The part that is not filled yet.</summary>
    public Span<byte> Rest { get; private set; } = key;

    public readonly bool IsFull => Rest.IsEmpty;

    /// <summary>Appends a block, or as much of it as fits.</summary>
    public void Append(scoped ReadOnlySpan<byte> block)
    {
        int count = Math.Min(block.Length, Rest.Length);
        block[..count].CopyTo(Rest);
        Advance(count);
    }

    /// <summary>Counts bytes that were written to <see cref="Rest"/>.</summary>
    public void Advance(int count) => Rest = Rest[count..];

    public readonly void Dispose()
    {
        if (!IsFull)
        {
            FailedOutput.Clear(_key);
        }
    }
}
