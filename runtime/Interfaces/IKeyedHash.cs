using System.ComponentModel;

namespace KcapiGen;

/// <summary>Implemented by every generated keyed hash, so that it can be the pseudo-random function (PRF) of a key derivation.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IKeyedHash<TSelf> : IHash
    where TSelf : class, IKeyedHash<TSelf>
{
    /// <summary>Gets the size of a digest in bytes.</summary>
    static new abstract int HashSizeInBytes { get; }

    /// <summary>Gets the kernel's name for the algorithm.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// Gets the backend on which a handle would be opened now; <see langword="null"/> if no handle can be opened. A key from the keyring works in the
    /// kernel only.
    /// </summary>
    static abstract KernelBackend? ExpectedBackend { get; }

    /// <summary>Opens a handle with a key.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Open(ReadOnlySpan<byte> key);
}
