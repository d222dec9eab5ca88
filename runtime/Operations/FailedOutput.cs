using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>Clears the caller's memory where an operation failed that had begun to write to it. Every operation that fails comes here.</summary>
/// <remarks>
/// Plaintext that nobody verified, a digest and random bytes are not left behind. What an encryption wrote is no secret and stays.
/// </remarks>
internal static class FailedOutput
{
    /// <summary>Clears a digest, a derived key or random bytes.</summary>
    public static void Clear(Span<byte> output) => CryptographicOperations.ZeroMemory(output);

    /// <summary>Clears what a message of a cipher may have written.</summary>
    public static void Clear(CipherDirection direction, ReadOnlySpan<byte> input, Span<byte> output, Exception reason)
    {
        // A message that was refused with an ArgumentException, because it is too long for this kernel, still holds its input in place.
        if (direction == CipherDirection.Decrypt && !(reason is ArgumentException && input.Overlaps(output)))
        {
            CryptographicOperations.ZeroMemory(output);
        }
    }

    /// <summary>Clears the first bytes of several vectors, which are what a message of a cipher may have written.</summary>
    public static void Clear(CipherDirection direction, ReadOnlySpan<IoVec> output, long bytes)
    {
        if (direction == CipherDirection.Encrypt)
        {
            return;
        }

        foreach (IoVec vector in output)
        {
            int count = (int)Math.Min((long)vector.Length, bytes);
            CryptographicOperations.ZeroMemory(vector.AsSpan()[..count]);
            bytes -= count;
        }
    }
}
