using System.ComponentModel;

namespace KcapiGen;

/// <summary>
/// Represents a cipher for the sectors of a disk. Every generated class of a skcipher with an IV implements it, so a program can choose the cipher at run time.
/// </summary>
/// <remarks>A handle does one operation at a time.</remarks>
public interface ISectorCipher : IDisposable
{
    /// <summary>Encrypts consecutive sectors, each with an IV made from its number.</summary>
    /// <param name="firstSector">The number of the first sector, in the unit in which the format counts: 512 bytes or whole sectors.</param>
    /// <param name="format">The format.</param>
    /// <param name="plaintext">The sectors. The size is a multiple of the sector size.</param>
    /// <param name="ciphertext">Receives the result, at least as many bytes as <paramref name="plaintext"/>. The two can be the same memory.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">
    /// A size or number is wrong, or the format does not fit the cipher. Nothing is written.
    /// </exception>
    /// <exception cref="CipherBatchException">Sectors failed; the exception has their places in the call. All other sectors are done.</exception>
    int EncryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);

    /// <summary>Decrypts consecutive sectors, each with an IV made from its number.</summary>
    /// <param name="firstSector">The number of the first sector, in the unit in which the format counts: 512 bytes or whole sectors.</param>
    /// <param name="format">The format.</param>
    /// <param name="ciphertext">The sectors. The size is a multiple of the sector size.</param>
    /// <param name="plaintext">Receives the result, at least as many bytes as <paramref name="ciphertext"/>. The two can be the same memory.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">
    /// A size or number is wrong, or the format does not fit the cipher. Nothing is written.
    /// </exception>
    /// <exception cref="CipherBatchException">Sectors failed; the exception has their places in the call. All other sectors are done.</exception>
    int DecryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext);
}

/// <summary>Implemented by every generated class of a skcipher with an IV whose key is one string of bytes, so that generic code can open it.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface ISectorCipher<TSelf> : ISectorCipher
    where TSelf : class, ISectorCipher<TSelf>
{
    /// <summary>Gets the kernel's name for the algorithm.</summary>
    static abstract string Name { get; }

    /// <summary>Gets the backend on which a handle would be opened now; <see langword="null"/> if no handle can be opened.</summary>
    static abstract KernelBackend? ExpectedBackend { get; }

    /// <summary>Opens a handle with a key. The memory of the key can be cleared afterwards.</summary>
    /// <exception cref="ArgumentException">The key has the wrong size.</exception>
    /// <exception cref="PlatformNotSupportedException">The algorithm is not available to this process.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Open(ReadOnlySpan<byte> key);
}
