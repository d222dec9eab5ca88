using System.Buffers.Binary;
using System.Diagnostics;
using Seal.Tests.Harness;

namespace Seal.Tests;

/// <summary>Whatever is done to a sealed file, it is not opened, one line says why, and nothing is left behind.</summary>
[Collection(Run.OneAtATime)]
public sealed class DamageTests : IDisposable
{
    private const int Header = 64;
    private const int Chunk = 65_536 + 16;

    private readonly Folder _folder = new();
    private readonly byte[] _content = Folder.Bytes(2 * 65_536 + 1000, seed: 3);
    private readonly byte[] _sealed;

    public DamageTests() => _sealed = _folder.Seal("file", _content);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("magic", 0, 8, "not a sealed file")]
    [InlineData("version", 8, 9, "version")]
    [InlineData("iterations", 9, 13, "header is damaged")]
    [InlineData("salt", 13, 45, "header is damaged")]
    [InlineData("prefix of the nonces", 45, 52, "header is damaged")]
    [InlineData("checksum", 52, 64, "header is damaged")]
    public void EveryByteOfTheHeader(string region, int from, int to, string message)
    {
        for (int at = from; at < to; at++)
        {
            Assert.True(Open(Flip(_sealed, at, 1 << at % 8)).Contains(message), $"byte {at}, {region}");
        }
    }

    [Theory]
    [InlineData(13)]
    [InlineData(44)]
    [InlineData(45)]
    [InlineData(51)]
    public void AHeaderThatWasChangedOnPurpose(int at) => Assert.Contains("key file is not the one", Open(Reference.WithChecksum(Flip(_sealed, at))));

    [Theory]
    [InlineData("first chunk", Header, "or the first chunk is damaged")]
    [InlineData("tag of the first chunk", Header + Chunk - 1, "or the first chunk is damaged")]
    [InlineData("second chunk", Header + Chunk + 5, "after byte 65,536")]
    [InlineData("tag of the second chunk", Header + 2 * Chunk - 16, "after byte 65,536")]
    [InlineData("last chunk", Header + 2 * Chunk + 999, "after byte 131,072")]
    [InlineData("tag of the last chunk", Header + 2 * Chunk + 1000 + 15, "after byte 131,072")]
    public void AChunk(string region, int at, string message) => Assert.True(Open(Flip(_sealed, at)).Contains(message), region);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(Header)]
    [InlineData(Header + 15)]
    [InlineData(Header + Chunk)]
    [InlineData(Header + Chunk + 1)]
    [InlineData(Header + 2 * Chunk)]
    [InlineData(Header + 2 * Chunk + 15)]
    [InlineData(Header + 2 * Chunk + 1000)]
    [InlineData(Header + 2 * Chunk + 1015)]
    public void ALostEnd(int length) => Open(_sealed[..length]);

    [Fact]
    public void AnyLostEndOfASmallFile()
    {
        byte[] small = _folder.Seal("small", [1, 2, 3, 4, 5]);
        for (int length = 0; length < small.Length; length++)
        {
            Open(small[..length]);
        }
    }

    [Fact]
    public void ChunksThatAreSwappedDroppedRepeatedOrOfAnotherFile()
    {
        byte[] header = _sealed[..Header], first = _sealed[Header..(Header + Chunk)], second = _sealed[(Header + Chunk)..(Header + 2 * Chunk)], last = _sealed[(Header + 2 * Chunk)..];
        byte[] other = _folder.Seal("other", _content)[(Header + Chunk)..(Header + 2 * Chunk)];

        Open([.. header, .. second, .. first, .. last]);
        Open([.. header, .. second, .. last]);
        Open([.. header, .. first, .. last]);
        Open([.. header, .. last]);
        Open([.. header, .. first, .. first, .. second, .. last]);
        Open([.. header, .. first, .. second, .. second, .. last]);
        Open([.. header, .. first, .. second, .. last, .. last]);
        Open([.. header, .. first, .. other, .. last]);
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1000, Chunk)]
    [InlineData(65_536, 1)]
    [InlineData(65_536, 16)]
    [InlineData(65_536, Chunk)]
    [InlineData(0, 16)]
    public void BytesBehindTheEnd(int length, int added) => Open([.. _folder.Seal("file", Folder.Bytes(length, seed: 4)), .. new byte[added]]);

    [Fact]
    public void AnythingAtRandom()
    {
        var random = new Random(5);
        byte[] small = _folder.Seal("small", Folder.Bytes(200, seed: 6));
        for (int i = 0; i < 100; i++)
        {
            int from = random.Next(small.Length), to = random.Next(from, small.Length);
            byte[] damaged = random.Next(3) switch
            {
                0 => [.. small[..from], .. small[to..]],
                1 => [.. small[..to], .. small[from..]],
                _ => Flip(small, from, 1 + random.Next(255)),
            };
            if (!damaged.SequenceEqual(small))
            {
                Open(damaged);
            }
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(10_000_001)]
    [InlineData(999)]
    [InlineData(-1)]
    public void IterationsThatNobodySealsWith(int iterations)
    {
        byte[] hostile = (byte[])_sealed.Clone();
        BinaryPrimitives.WriteInt32BigEndian(hostile.AsSpan(9), iterations);
        _folder.Write("hostile", Reference.WithChecksum(hostile));

        var clock = Stopwatch.StartNew();
        Assert.Contains("header is damaged", Run.Refused(_folder, "open", _folder["hostile"], "-o", _folder["out"], "--password-file", _folder["password"]));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
    }

    private string Open(byte[] damaged)
    {
        _folder.Write("damaged", damaged);
        string line = Run.Refused(_folder, "open", _folder["damaged"], "-o", _folder["out"], "--key-file", _folder["key"]);
        Assert.StartsWith($"seal: {_folder["damaged"]}: ", line);
        return line;
    }

    private static byte[] Flip(byte[] file, int at, int bits = 1)
    {
        byte[] flipped = (byte[])file.Clone();
        flipped[at] ^= (byte)bits;
        return flipped;
    }
}
