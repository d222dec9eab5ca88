using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Seal;

/// <summary>The first bytes of a sealed file. They are the associated data of every chunk, so every change is detected.</summary>
/// <remarks><code>
///  0   8  magic "KcapSeal"
///  8   1  version of the format, 1
///  9   4  iterations of PBKDF2, big-endian; 0 if the file was sealed with a key file
/// 13  32  random salt, with which every file has its own key
/// 45   7  random bytes at the beginning of every nonce of this file
/// 52  12  the first bytes of the SHA-256 of the above, to distinguish a damaged header from a wrong password
/// 64      the content as ChunkedAead seals it: chunks of 65,536 bytes (the last one 0 to 65,536), encrypted, and a tag of 16 bytes each
/// </code>
/// Its size is a multiple of the AES block. It precedes every chunk in the kernel, which would otherwise have to join a block at the end of each page.
/// </remarks>
internal sealed class Header
{
    public const int Size = 64;

    /// <summary>Bytes of content in a chunk, which every kernel accepts in one message.</summary>
    public const int ChunkSize = 65_536;
    public const int MinIterations = 1_000;

    /// <summary>Some seconds of work, so that a forged header cannot keep the program busy for hours.</summary>
    public const int MaxIterations = 10_000_000;

    private const byte Version = 1;
    private const int VersionAt = 8;
    private const int IterationsAt = 9;
    private const int SaltAt = 13;
    private const int NoncePrefixAt = 45;
    private const int ChecksumAt = 52;

    private readonly byte[] _bytes;

    private Header(byte[] bytes) => _bytes = bytes;

    public ReadOnlyMemory<byte> Bytes => _bytes;

    public int Iterations => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(IterationsAt));

    public bool IsForPassword => Iterations != 0;

    public ReadOnlySpan<byte> Salt => _bytes.AsSpan(SaltAt..NoncePrefixAt);

    public ReadOnlyMemory<byte> NoncePrefix => _bytes.AsMemory(NoncePrefixAt..ChecksumAt);

    private static ReadOnlySpan<byte> Magic => "KcapSeal"u8;

    /// <summary>Creates the header of a new file.</summary>
    /// <param name="iterations">0 for a key file.</param>
    public static Header Create(int iterations)
    {
        byte[] bytes = new byte[Size];
        Magic.CopyTo(bytes);
        bytes[VersionAt] = Version;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(IterationsAt), iterations);
        RandomNumberGenerator.Fill(bytes.AsSpan(SaltAt..ChecksumAt));
        Checksum(bytes).CopyTo(bytes.AsSpan(ChecksumAt));
        return new Header(bytes);
    }

    /// <exception cref="InvalidDataException">The bytes are not a header, or the header is damaged.</exception>
    public static Header Read(Stream input)
    {
        byte[] bytes = new byte[Size];
        int length = input.ReadAtLeast(bytes, Size, throwOnEndOfStream: false);
        if (!bytes.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException("this is not a sealed file, or its first bytes are damaged");
        }

        if (bytes[VersionAt] != Version)
        {
            throw new InvalidDataException($"version {bytes[VersionAt]} of the format is unknown; open it with the version of Seal that sealed it");
        }

        var header = new Header(bytes);
        if (length < Size || !bytes.AsSpan(ChecksumAt).SequenceEqual(Checksum(bytes)) || header.Iterations is not (0 or (>= MinIterations and <= MaxIterations)))
        {
            throw new InvalidDataException("the header is damaged, so nothing can be opened; use another copy of the file");
        }

        return header;
    }

    private static ReadOnlySpan<byte> Checksum(byte[] bytes) => SHA256.HashData(bytes.AsSpan(..ChecksumAt)).AsSpan(..(Size - ChecksumAt));
}
