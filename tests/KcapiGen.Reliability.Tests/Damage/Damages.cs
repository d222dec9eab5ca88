using System.Buffers.Binary;
using Seal.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Damage;

/// <summary>Random damage to a sealed file: what a bad disk does, a broken transfer, and somebody on purpose.</summary>
internal sealed class Damages(Random random, byte[] other)
{
    // The layout of a sealed file, as samples/Seal/Header.cs describes it.
    private const int Header = 64;
    private const int Version = 8;
    private const int Iterations = 9;
    private const int Salt = 13;
    private const int Checksum = 52;
    private const int Chunk = 65_536 + 16;
    private const int MostAtOnce = 4;

    /// <summary>Returns the file with one or more kinds of damage, and what they are.</summary>
    public (byte[] File, string What) Do(byte[] file)
    {
        var what = new List<string>();
        for (int i = random.Next(1, MostAtOnce); i > 0; i--)
        {
            (file, string one) = DoOne(file);
            what.Add(one);
        }

        return (file, string.Join(", ", what));
    }

    private (byte[] File, string What) DoOne(byte[] file)
    {
        int from = random.Next(file.Length + 1), to = random.Next(from, file.Length + 1), at = random.Next(file.Length + 1);
        byte[] part = file[from..to];
        return random.Next(12) switch
        {
            0 or 1 => Change(file, bytes => bytes[Math.Min(from, bytes.Length - 1)] ^= (byte)(1 << random.Next(8)), $"a bit of byte {from} turned"),
            2 => (file[..from], $"cut behind byte {from}"),
            3 => ([.. file[..from], .. file[to..]], $"bytes {from} to {to} lost"),
            4 => ([.. file[..at], .. part, .. file[at..]], $"bytes {from} to {to} repeated at {at}"),
            5 => ([.. file, .. file[from..to]], $"bytes {from} to {to} appended"),
            6 => ([.. file, .. new byte[random.Next(1, 2 * Chunk)]], "zeros appended"),
            7 => Change(file, bytes => random.NextBytes(bytes.AsSpan(from, to - from)), $"bytes {from} to {to} overwritten"),
            8 => SwapChunks(file),
            9 => Change(file, bytes => other.AsSpan(0, Math.Min(Math.Min(to, other.Length), bytes.Length)).CopyTo(bytes), $"begins like another file, to byte {to}"),
            10 => ChangeHeader(file),
            _ => Change(file, bytes => bytes.AsSpan(from, to - from).Clear(), $"bytes {from} to {to} are 0"),
        };
    }

    private static (byte[] File, string What) Change(byte[] file, Action<byte[]> change, string what)
    {
        byte[] changed = [.. file];
        if (changed.Length > 0)
        {
            change(changed);
        }

        return (changed, what);
    }

    private (byte[] File, string What) SwapChunks(byte[] file)
    {
        int chunks = (file.Length - Header) / Chunk;
        if (chunks < 2)
        {
            return (file, "nothing to swap");
        }

        int one = Header + (random.Next(chunks) * Chunk), two = Header + (random.Next(chunks) * Chunk);
        return Change(file, bytes =>
        {
            file.AsSpan(one, Chunk).CopyTo(bytes.AsSpan(two));
            file.AsSpan(two, Chunk).CopyTo(bytes.AsSpan(one));
        }, $"chunks at {one} and {two} swapped");
    }

    // On purpose: the header's checksum is right again.
    private (byte[] File, string What) ChangeHeader(byte[] file)
    {
        if (file.Length < Header)
        {
            return (file, "no header to change");
        }

        byte[] changed = [.. file];
        string what;
        switch (random.Next(3))
        {
            case 0:
                changed[Version] = (byte)random.Next(256);
                what = $"version {changed[Version]}";
                break;
            case 1:
                int iterations = random.Next(3) == 0 ? random.Next(-5, 5000) : random.Next(int.MinValue, int.MaxValue);
                BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(Iterations), iterations);
                what = $"{iterations} iterations";
                break;
            default:
                int at = random.Next(Salt, Checksum);
                changed[at] ^= (byte)random.Next(1, 256);
                what = $"byte {at} of the header changed";
                break;
        }

        return (Reference.WithChecksum(changed), what + ", with its checksum");
    }
}
