using System.ComponentModel;

namespace KcapiGen;

/// <summary>
/// Represents a hash, with or without a key. Every generated class of a hash implements it, so a program can choose the hash at run time, and a test
/// can take the place of one.
/// </summary>
/// <remarks>A handle works on one message at a time.</remarks>
public interface IHash : IDisposable
{
    /// <summary>Gets the size of a digest in bytes.</summary>
    int HashSizeInBytes { get; }

    /// <summary>Gets the backend that does the work of this handle.</summary>
    KernelBackend Backend { get; }

    /// <summary>Computes the digest of a message.</summary>
    /// <param name="source">The message, of any size.</param>
    /// <param name="destination">Receives the digest.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    int ComputeHash(ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Appends data to the message.</summary>
    /// <param name="data">The next part of the message, of any size.</param>
    void AppendData(ReadOnlySpan<byte> data);

    /// <summary>Computes the digest of the data appended so far. More data can be appended afterwards.</summary>
    /// <param name="destination">Receives the digest.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    int GetCurrentHash(Span<byte> destination);

    /// <summary>Computes the digest of the appended data and starts a new message.</summary>
    /// <param name="destination">Receives the digest.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    int GetHashAndReset(Span<byte> destination);
}

/// <summary>Implemented by every generated hash that can be opened without a key, so that generic code can open it.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IHash<TSelf> : IHash
    where TSelf : class, IHash<TSelf>
{
    /// <summary>Gets the kernel's name for the algorithm.</summary>
    static abstract string Name { get; }

    /// <summary>Gets the backend on which a handle would be opened now; <see langword="null"/> if no handle can be opened.</summary>
    static abstract KernelBackend? ExpectedBackend { get; }

    /// <summary>Opens a handle.</summary>
    /// <exception cref="PlatformNotSupportedException">The algorithm is not available to this process.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Open();
}
