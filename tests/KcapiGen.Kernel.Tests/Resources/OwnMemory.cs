using System.Globalization;
using System.Runtime.InteropServices;

namespace KcapiGen.Kernel.Tests.Resources;

/// <summary>Searches what this process can write to: its heaps, its stacks, its data.</summary>
internal static class OwnMemory
{
    private const int ChunkSize = 1 << 20;

    /// <summary>How often a secret is found that is given masked, so that the search does not find itself.</summary>
    /// <param name="masked">The secret, masked.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="isLockedSearched">Whether memory is searched that is both locked and left out of core dumps.</param>
    public static int Count(ReadOnlySpan<byte> masked, byte mask, bool isLockedSearched = true)
    {
        using NativeBuffer chunk = NativeBuffer.Allocate(ChunkSize + masked.Length);
        using var memory = File.OpenHandle("/proc/self/mem");
        int count = 0;
        foreach ((long start, long end) in isLockedSearched ? Writable() : Writable().Except(Locked()))
        {
            for (long at = start; at < end; at += ChunkSize)
            {
                int length = (int)Math.Min(end - at, ChunkSize + masked.Length - 1);
                count += CountIn(chunk.Span[..Read(memory, chunk.Span[..length], at)], masked, mask);
            }
        }

        return count;
    }

    private static int CountIn(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> masked, byte mask)
    {
        // A piece of the secret finds the places, of which the whole of it must agree.
        const int Piece = 8;
        Span<byte> piece = stackalloc byte[Piece];
        for (int i = 0; i < Piece; i++)
        {
            piece[i] = (byte)(masked[i] ^ mask);
        }

        int count = 0;
        for (int at; (at = bytes.IndexOf(piece)) >= 0; bytes = bytes[(at + 1)..])
        {
            if (bytes.Length - at >= masked.Length && IsSecret(bytes.Slice(at, masked.Length), masked, mask))
            {
                count++;
            }
        }

        piece.Clear();
        return count;
    }

    private static bool IsSecret(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> masked, byte mask)
    {
        for (int i = 0; i < masked.Length; i++)
        {
            if ((bytes[i] ^ mask) != masked[i])
            {
                return false;
            }
        }

        return true;
    }

    // Lines such as "7f0c8000-7f0c9000 rw-p 00000000 00:00 0 [heap]".
    private static IEnumerable<(long Start, long End)> Writable() =>
        from line in File.ReadAllLines("/proc/self/maps")
        where line.Contains(" rw", StringComparison.Ordinal)
        let range = line[..line.IndexOf(' ', StringComparison.Ordinal)].Split('-')
        select (Address(range[0]), Address(range[1]));

    // proc_pid_smaps(5): the line of a mapping as above, and behind it others, the last of which has its flags: lo is locked, dd is not dumped.
    private static IEnumerable<(long Start, long End)> Locked()
    {
        (long Start, long End) current = default;
        foreach (string line in File.ReadAllLines("/proc/self/smaps"))
        {
            string first = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            if (first.Split('-') is [var start, var end])
            {
                current = (Address(start), Address(end));
            }
            else if (first == "VmFlags:" && line.Contains(" lo ", StringComparison.Ordinal) && line.Contains(" dd ", StringComparison.Ordinal))
            {
                yield return current;
            }
        }
    }

    private static long Address(string hex) => long.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // A mapping may go while the list of them is walked.
    private static int Read(SafeHandle memory, Span<byte> into, long at)
    {
        try
        {
            return RandomAccess.Read((Microsoft.Win32.SafeHandles.SafeFileHandle)memory, into, at);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
