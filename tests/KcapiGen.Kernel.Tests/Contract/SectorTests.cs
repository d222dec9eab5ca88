using System.Buffers.Binary;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A sector is a message whose IV is made of its number, as drivers/md/dm-crypt.c says.</summary>
public class SectorTests
{
    private static readonly SectorIv[] Generators = Enum.GetValues<SectorIv>();

    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithSectors), MemberType = typeof(DeclaredCiphers))]
    public void Each_is_a_message_under_the_IV_of_its_number(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        foreach (SectorIv iv in Generators.Where(iv => GoesWith(iv, declared)))
        {
            foreach ((int size, bool whole) in new[] { (512, false), (1024, true), (2048, false), (4096, false), (4096, true) })
            {
                Check(declared, cipher, new SectorFormat(iv, size, whole), first: 0, count: 3);
                Check(declared, cipher, new SectorFormat(iv, size, whole), first: uint.MaxValue - 7UL, count: 3); // over the end of plain
                Check(declared, cipher, new SectorFormat(iv, size, whole), first: ulong.MaxValue - 7, count: 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithSectors), MemberType = typeof(DeclaredCiphers))]
    public void Many_of_them_too(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Check(declared, cipher, SectorFormat.Plain64(512), first: 7, count: 300);
        if (GoesWith(SectorIv.Eboiv, declared))
        {
            Check(declared, cipher, new SectorFormat(SectorIv.Eboiv, 512), first: 7, count: 300);
        }
    }

    [Fact]
    public void Of_a_LUKS2_volume_with_sectors_of_4096_bytes()
    {
        // Measured with cryptsetup on Linux 6.1.
        using var disk = new XtsAes([.. Enumerable.Range(0, 64).Select(i => (byte)i)]);
        byte[] sectors = new byte[8192];
        disk.EncryptSectors(0, 4096, sectors, sectors);
        Assert.Equal("cd6b103236fbd87dba93e9001e29bc3d", Convert.ToHexStringLower(sectors.AsSpan(0, 16)));
        Assert.Equal("32557c9efcea00dfdf521bbc053d1a7b", Convert.ToHexStringLower(sectors.AsSpan(4096, 16)));
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithSectors), MemberType = typeof(DeclaredCiphers))]
    public void The_size_alone_is_plain64_counted_in_512_bytes(string title)
    {
        using OpenCipher cipher = DeclaredCiphers.Of(title).Open();
        ISectors sectors = cipher.As<ISectors>();
        byte[] text = Bytes.Random(8192, seed: 1), expected = new byte[8192], actual = new byte[8192];
        sectors.EncryptSectors(16, new SectorFormat(SectorIv.Plain64, 2048), text, expected);
        sectors.EncryptSectors(16, 2048, text, actual);
        Bytes.AssertSame(expected, actual, title);
        sectors.DecryptSectors(16, 2048, actual, actual);
        Bytes.AssertSame(text, actual, title);
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithSectors), MemberType = typeof(DeclaredCiphers))]
    public void What_are_no_sectors_is_refused(string title)
    {
        using OpenCipher cipher = DeclaredCiphers.Of(title).Open();
        ISectors sectors = cipher.As<ISectors>();
        byte[] buffer = new byte[16_384];
        SectorFormat of512 = SectorFormat.Plain64(512), of4096 = SectorFormat.Plain64(4096);
        Refused(0, of512, 513, "plaintext");
        Refused(0, of4096, 2048, "plaintext");
        Refused(ulong.MaxValue, of512, 1024, "firstSector");
        Refused(ulong.MaxValue - 7, of4096, 8192, "firstSector");
        Refused(7, of4096, 4096, "firstSector"); // not a number that a sector of 4096 bytes can have
        foreach (int size in new[] { int.MinValue, 0, 256, 511, 520, 1536, 8192, 65_536 })
        {
            Assert.Equal("sectorSize", Assert.Throws<ArgumentOutOfRangeException>(() => sectors.EncryptSectors(0, size, buffer, buffer)).ParamName);
        }

        Assert.Throws<ArgumentNullException>(() => sectors.EncryptSectors(0, null!, buffer, buffer));
        Assert.Throws<ArgumentException>(() => sectors.EncryptSectors(0, 512, buffer.AsSpan(0, 512), buffer.AsSpan(100, 512)));
        Assert.Throws<ArgumentException>(() => sectors.EncryptSectors(0, 512, buffer.AsSpan(0, 1024), new byte[1023]));
        Assert.All(buffer, one => Assert.Equal(0, one));
        Assert.Equal(0, sectors.EncryptSectors(ulong.MaxValue, 512, [], []));
        Assert.Equal(512, sectors.EncryptSectors(ulong.MaxValue, 512, buffer.AsSpan(0, 512), buffer));

        void Refused(ulong first, SectorFormat format, int length, string parameter)
        {
            Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(() => sectors.EncryptSectors(first, format, buffer.AsSpan(0, length), buffer)).ParamName);
            string other = parameter == "plaintext" ? "ciphertext" : parameter;
            Assert.Equal(other, Assert.ThrowsAny<ArgumentException>(() => sectors.DecryptSectors(first, format, buffer.AsSpan(0, length), buffer)).ParamName);
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithSectors), MemberType = typeof(DeclaredCiphers))]
    public void A_format_of_other_ciphers_is_refused(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        ISectors sectors = cipher.As<ISectors>();
        byte[] buffer = new byte[512];
        SectorFormat[] others = [.. Generators.Where(iv => !GoesWith(iv, declared)).Select(iv => new SectorFormat(iv, 512)), SectorFormat.Parse("essiv:md4", 512)];
        foreach (SectorFormat format in others)
        {
            string message = Assert.Throws<ArgumentException>("format", () => sectors.EncryptSectors(0, format, buffer, buffer)).Message;
            Assert.Contains(declared.Name, message);
            Assert.Contains(format.ToString(), message);
        }

        Assert.All(buffer, one => Assert.Equal(0, one));
    }

    private static bool GoesWith(SectorIv iv, DeclaredCipher declared) => iv switch
    {
        SectorIv.Essiv => declared.Name.StartsWith("essiv(", StringComparison.Ordinal),
        SectorIv.Eboiv => declared.IvSize == declared.Facts.BlockSize,
        _ => true,
    };

    private static void Check(DeclaredCipher declared, OpenCipher cipher, SectorFormat format, ulong first, int count)
    {
        ISectors sectors = cipher.As<ISectors>();
        string what = $"{declared}: {count} sectors of {format} from {first}";
        int size = format.SectorSize;
        byte[] text = Bytes.Random(size * count, seed: count), expected = new byte[text.Length], output = new byte[text.Length + 5];
        for (int i = 0; i < count; i++)
        {
            ulong number = first + (ulong)(format.CountsWholeSectors ? i : i * size / 512);
            byte[] iv = IvOf(format, number, declared, cipher);
            cipher.Encrypt(new Message(iv, [], text[(i * size)..((i + 1) * size)])).CopyTo(expected, i * size);
        }

        Assert.Equal(text.Length, sectors.EncryptSectors(first, format, text, output));
        Bytes.AssertSame(expected, output.AsSpan(0, text.Length), what);
        Assert.Equal(text.Length, sectors.DecryptSectors(first, format, output.AsSpan(0, text.Length), output));
        Bytes.AssertSame(text, output.AsSpan(0, text.Length), what + " decrypted in place");
        Assert.Equal(new byte[5], output[text.Length..]);
    }

    private static byte[] IvOf(SectorFormat format, ulong number, DeclaredCipher declared, OpenCipher cipher)
    {
        byte[] iv = new byte[declared.IvSize];
        switch (format.Iv)
        {
            case SectorIv.Plain:
                BinaryPrimitives.WriteUInt64LittleEndian(iv, number & 0xFFFF_FFFF);
                break;
            case SectorIv.Plain64 or SectorIv.Essiv:
                BinaryPrimitives.WriteUInt64LittleEndian(iv, number);
                break;
            case SectorIv.Plain64BigEndian:
                BinaryPrimitives.WriteUInt64BigEndian(iv.AsSpan(iv.Length - 8), number);
                break;
            case SectorIv.Benbi:
                BinaryPrimitives.WriteUInt64BigEndian(iv.AsSpan(iv.Length - 8), (number << (9 - int.Log2(declared.Facts.BlockSize))) + 1);
                break;
            case SectorIv.Eboiv:
                BinaryPrimitives.WriteUInt64LittleEndian(iv, number * (ulong)format.SectorSize);
                return cipher.Encrypt(new Message(iv, [], new byte[iv.Length]));
        }

        return iv;
    }
}
