using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A stream over sectors is a stream of their content: every sequence of calls gives what it gives on plain memory.</summary>
public sealed class SectorStreamTests : IDisposable
{
    private const int Offset = 4096 + 17; // of the disk in the underlying stream

    private readonly XtsAes _cipher = new(Bytes.Random(64, seed: 1));

    public static TheoryData<int, bool, bool> Formats => new()
    {
        { 512, false, false }, { 512, true, true }, { 4096, false, true }, { 4096, true, false },
    };

    public void Dispose() => _cipher.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Any_calls_do_as_on_memory(int sectorSize, bool countsWholeSectors, bool isAsync)
    {
        var format = new SectorFormat(SectorIv.Plain64, sectorSize, countsWholeSectors);
        byte[] content = Bytes.Random(5 * 65_536 + 4096, seed: 2);
        MemoryStream disk = Store(content, format, firstSector: 64);
        var model = new MemoryStream(content);
        await using var stream = new SectorStream(disk, _cipher, format, firstSector: 64, Offset, content.Length);
        var random = new Random(sectorSize);
        for (int i = 0; i < 300; i++)
        {
            if (random.Next(3) == 0)
            {
                long aligned = random.NextInt64(content.Length / sectorSize) * sectorSize;
                long position = random.Next(2) == 0 ? random.NextInt64(content.Length + 100) : aligned;
                Assert.Equal(model.Seek(position, SeekOrigin.Begin), stream.Seek(position, SeekOrigin.Begin));
            }

            int[] lengths = [random.Next(10), random.Next(1000), sectorSize * random.Next(1, 5), random.Next(150_000)];
            byte[] buffer = new byte[lengths[random.Next(lengths.Length)]];
            if (random.Next(2) == 0 && buffer.Length <= content.Length - model.Position)
            {
                random.NextBytes(buffer);
                model.Write(buffer);
                await Write(stream, buffer, isAsync);
            }
            else
            {
                byte[] expected = new byte[buffer.Length];
                int count = model.ReadAtLeast(expected, expected.Length, throwOnEndOfStream: false);
                int actual = isAsync
                    ? await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, TestContext.Current.CancellationToken)
                    : stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                Assert.Equal(count, actual);
                Bytes.AssertSame(expected, buffer, $"step {i}");
            }

            Assert.Equal(model.Position, stream.Position);
        }

        // What is stored is what EncryptSectors makes of the content, and nothing beside it is touched.
        Bytes.AssertSame(Store(content, format, firstSector: 64).ToArray(), disk.ToArray(), "stored");
    }

    [Fact]
    public void Bytes_one_by_one()
    {
        byte[] content = Bytes.Random(2048, seed: 3);
        SectorFormat format = SectorFormat.Plain64(512);
        using var stream = new SectorStream(Store(content, format, firstSector: 0), _cipher, format, offset: Offset, length: 2048);
        foreach (byte expected in content)
        {
            Assert.Equal(expected, stream.ReadByte());
        }

        Assert.Equal(-1, stream.ReadByte());
        stream.Position = 700;
        stream.WriteByte(5);
        Assert.Equal(701, stream.Position);
        stream.Seek(-1349, SeekOrigin.End);
        stream.Seek(1, SeekOrigin.Current);
        Assert.Equal(5, stream.ReadByte());
    }

    [Fact]
    public void Many_bytes_go_into_the_callers_memory()
    {
        // Of whole sectors nothing is kept: one read of the underlying stream, of all of them.
        byte[] content = Bytes.Random(1 << 20, seed: 4);
        SectorFormat format = SectorFormat.Plain64(4096);
        using var stream = new SectorStream(Store(content, format, firstSector: 0), _cipher, format, offset: Offset, length: 1 << 20);
        byte[] read = new byte[1 << 20];
        Assert.Equal(read.Length, stream.Read(read));
        Bytes.AssertSame(content, read, "all");
        Assert.Equal(0, stream.Read(read));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        SectorFormat format = SectorFormat.Plain64(4096);
        var disk = new MemoryStream(new byte[8192]);
        Assert.Throws<ArgumentNullException>("stream", () => new SectorStream(null!, _cipher, format));
        Assert.Throws<ArgumentNullException>("cipher", () => new SectorStream(disk, null!, format));
        Assert.Throws<ArgumentNullException>("format", () => new SectorStream(disk, _cipher, null!));
        Assert.Throws<ArgumentException>("length", () => new SectorStream(disk, _cipher, format, offset: 512));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new SectorStream(disk, _cipher, format, offset: 8193));
        Assert.Throws<ArgumentOutOfRangeException>("offset", () => new SectorStream(disk, _cipher, format, offset: -1));
        Assert.Throws<ArgumentOutOfRangeException>("firstSector", () => new SectorStream(disk, _cipher, format, firstSector: 7));
        Assert.Throws<ArgumentOutOfRangeException>("firstSector", () => new SectorStream(disk, _cipher, format, firstSector: ulong.MaxValue - 7));
        using Stream pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        Assert.Throws<ArgumentException>("stream", () => new SectorStream(pipe, _cipher, format, length: 4096));

        using var stream = new SectorStream(disk, _cipher, format);
        Assert.Throws<NotSupportedException>(() => stream.SetLength(1));
        Assert.ThrowsAny<ArgumentException>(() => stream.Position = -1);
        stream.Position = 8000;
        Assert.Throws<IOException>(() => stream.Write(new byte[193]));
        Assert.All(disk.ToArray(), one => Assert.Equal(0, one));
        using var readOnly = new SectorStream(new MemoryStream(new byte[4096], writable: false), _cipher, format);
        Assert.False(readOnly.CanWrite);
        Assert.Throws<NotSupportedException>(() => readOnly.WriteByte(1));
    }

    [Fact]
    public void A_write_that_fails_is_not_read_back()
    {
        var disk = new Failing(new byte[8192]);
        using var stream = new SectorStream(disk, _cipher, SectorFormat.Plain64(512));
        int before = stream.ReadByte();
        disk.Fails = true;
        stream.Position = 0;
        Assert.Throws<IOException>(() => stream.WriteByte((byte)~before));
        disk.Fails = false;
        stream.Position = 0;
        Assert.Equal(before, stream.ReadByte());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disposing_it_disposes_the_disk_unless_it_is_left_open(bool leaveOpen)
    {
        var disk = new MemoryStream(new byte[512]);
        var stream = new SectorStream(disk, _cipher, SectorFormat.Plain64(512), leaveOpen: leaveOpen);
        await stream.DisposeAsync();
        stream.Dispose();
        Assert.Equal(leaveOpen, disk.CanRead);
        Assert.False(stream.CanRead || stream.CanSeek || stream.CanWrite);
        Assert.Throws<ObjectDisposedException>(() => stream.ReadByte());
        Assert.Throws<ObjectDisposedException>(() => stream.WriteByte(1));
        Assert.Throws<ObjectDisposedException>(() => stream.Position = 0);
        Assert.Throws<ObjectDisposedException>(stream.Flush);
    }

    private static async Task Write(SectorStream stream, byte[] buffer, bool isAsync)
    {
        if (isAsync)
        {
            await stream.WriteAsync(buffer, TestContext.Current.CancellationToken);
            await stream.FlushAsync(TestContext.Current.CancellationToken);
        }
        else
        {
            stream.Write(buffer);
            stream.Flush();
        }
    }

    private MemoryStream Store(byte[] content, SectorFormat format, ulong firstSector)
    {
        byte[] stored = new byte[Offset + content.Length + 100];
        _cipher.EncryptSectors(firstSector, format, content, stored.AsSpan(Offset));
        var disk = new MemoryStream();
        disk.Write(stored);
        return disk;
    }

    private sealed class Failing(byte[] content) : MemoryStream(content)
    {
        public bool Fails { get; set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Fails)
            {
                throw new IOException("a bad sector");
            }

            base.Write(buffer);
        }
    }
}
