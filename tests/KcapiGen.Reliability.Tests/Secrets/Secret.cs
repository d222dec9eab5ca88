using KcapiGen.Kernel.Tests.Resources;

namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>
/// Bytes that stand in one piece in native memory only, where the caller can zero them, and nowhere else unless the library puts them there.
/// </summary>
/// <remarks>Nothing is promised of a caller's array: the garbage collector may have moved it and left a copy.</remarks>
internal static class Secret
{
    /// <summary>The number of bytes that are looked for.</summary>
    public const int Size = 32;

    private const byte Mask = 0xa5;

    // Neither is the secret: the sum of the two is.
    private static readonly byte[] Left = new byte[Size], Right = new byte[Size];

    static Secret()
    {
        Random.Shared.NextBytes(Left);
        Random.Shared.NextBytes(Right);
    }

    /// <summary>Returns memory that holds the secret over and over; it is zeroed when it is disposed.</summary>
    public static NativeBuffer Allocate(int length)
    {
        NativeBuffer buffer = NativeBuffer.Allocate(length);
        Write(buffer.Span);
        return buffer;
    }

    /// <summary>Fills memory with the secret, over and over.</summary>
    public static void Write(Span<byte> memory)
    {
        for (int i = 0; i < memory.Length; i++)
        {
            memory[i] = (byte)(Left[i % Size] ^ Right[i % Size]);
        }
    }

    /// <summary>Whether memory holds the secret, over and over.</summary>
    public static bool Is(ReadOnlySpan<byte> memory)
    {
        int different = 0;
        for (int i = 0; i < memory.Length; i++)
        {
            different |= memory[i] ^ Left[i % Size] ^ Right[i % Size];
        }

        return different == 0;
    }

    /// <summary>Returns how often the secret stands in what this process can write to.</summary>
    public static int Count() => Count(isLockedSearched: true);

    /// <summary>Returns the same without memory that is locked and left out of core dumps.</summary>
    public static int CountOutsideOfLockedMemory() => Count(isLockedSearched: false);

    private static int Count(bool isLockedSearched)
    {
        Span<byte> masked = stackalloc byte[Size];
        for (int i = 0; i < Size; i++)
        {
            masked[i] = (byte)(Left[i] ^ Right[i] ^ Mask);
        }

        return OwnMemory.Count(masked, Mask, isLockedSearched);
    }
}
