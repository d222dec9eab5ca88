using System.ComponentModel;

namespace KcapiGen;

/// <summary>Implemented by every generated keyed hash, so that it can be the pseudo-random function (PRF) of a key derivation.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IKeyedHash<TSelf> : IDisposable
    where TSelf : class, IKeyedHash<TSelf>
{
    /// <summary>Gets the size of a digest in bytes.</summary>
    static abstract int HashSizeInBytes { get; }

    /// <summary>Gets the kernel's name for the algorithm.</summary>
    static abstract string Name { get; }

    /// <summary>Gets the backend on which a handle would be opened now; <see langword="null"/> if no handle can be opened. A key from the keyring works in the kernel only.</summary>
    static abstract KernelBackend? ExpectedBackend { get; }

    /// <summary>Gets the backend that does the work of this handle.</summary>
    KernelBackend Backend { get; }

    /// <summary>Opens a handle with a key.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Open(ReadOnlySpan<byte> key);

    /// <summary>Computes the digest of a message.</summary>
    /// <param name="source">The message.</param>
    /// <param name="destination">Receives the digest.</param>
    /// <returns>The number of bytes written.</returns>
    int ComputeHash(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Appends data to the message.</summary>
    /// <param name="data">The next part of the message.</param>
    void AppendData(ReadOnlySpan<byte> data);

    /// <summary>Computes the digest of the appended data and starts a new message.</summary>
    /// <param name="destination">Receives the digest.</param>
    /// <returns>The number of bytes written.</returns>
    int GetHashAndReset(Span<byte> destination);
}
