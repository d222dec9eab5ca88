using System.ComponentModel;

namespace KcapiGen;

/// <summary>What every generated class of a keyed hash is besides: the pseudo-random function that keys are derived with.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
public interface IKeyedHash<TSelf> : IDisposable
    where TSelf : class, IKeyedHash<TSelf>
{
    /// <summary>The size of a digest in bytes.</summary>
    static abstract int HashSize { get; }

    /// <summary>The kernel's name of the algorithm.</summary>
    static abstract string Name { get; }

    /// <summary>Opens a handle with a key.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Open(ReadOnlySpan<byte> key);

    /// <summary>The digest of a whole message.</summary>
    int ComputeHash(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Adds to the message.</summary>
    void AppendData(ReadOnlySpan<byte> data);

    /// <summary>Ends the message and gives its digest.</summary>
    int GetHashAndReset(Span<byte> destination);
}
