namespace KcapiGen;

/// <summary>
/// A cipher for the sectors of a disk. Every generated class of a skcipher with an IV implements it, so that a cipher can be chosen at run time.
/// </summary>
/// <remarks>A handle does one operation at a time.</remarks>
public interface ISectorCipher : IDisposable
{
    /// <summary>Encrypts consecutive sectors, each under the IV that is made of its number.</summary>
    /// <param name="firstSector">The number of the first sector, in the unit that the format counts in: 512 bytes or whole sectors.</param>
    /// <param name="format">The format.</param>
    /// <param name="plaintext">Whole sectors.</param>
    /// <param name="ciphertext">Receives as many bytes as <paramref name="plaintext"/> has; the same memory is allowed.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when a size or number is wrong or the format does not go with the cipher. Nothing is written.
    /// </exception>
    /// <exception cref="CipherBatchException">Thrown when sectors fail.</exception>
    int EncryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);

    /// <summary>Decrypts consecutive sectors, each under the IV that is made of its number.</summary>
    /// <param name="firstSector">The number of the first sector, in the unit that the format counts in: 512 bytes or whole sectors.</param>
    /// <param name="format">The format.</param>
    /// <param name="ciphertext">Whole sectors.</param>
    /// <param name="plaintext">Receives as many bytes as <paramref name="ciphertext"/> has; the same memory is allowed.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when a size or number is wrong or the format does not go with the cipher. Nothing is written.
    /// </exception>
    /// <exception cref="CipherBatchException">Thrown when sectors fail.</exception>
    int DecryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext);
}
