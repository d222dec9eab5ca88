using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>
/// Clears the caller's memory after an operation that failed and may have written to it. Every operation that fails calls this class.
/// </summary>
/// <remarks>
/// Unverified plaintext, digests and random bytes are cleared. Ciphertext is not secret and is left.
/// </remarks>
internal static class FailedOutput
{
    /// <summary>Clears a digest, a derived key or random bytes.</summary>
    public static void Clear(Span<byte> output) => CryptographicOperations.ZeroMemory(output);

    /// <summary>Clears the output of a message that failed.</summary>
    public static void Clear(CipherDirection direction, ReadOnlySpan<byte> input, Span<byte> output, Exception reason)
    {
        // A message that was rejected with an ArgumentException, because it is too long for this kernel, is unchanged: in place, the output is still
        // the input.
        if (direction == CipherDirection.Decrypt && !(reason is ArgumentException && input.Overlaps(output)))
        {
            CryptographicOperations.ZeroMemory(output);
        }
    }

    /// <summary>Clears the first bytes of several vectors, which is the output that a message may have written before it failed.</summary>
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
