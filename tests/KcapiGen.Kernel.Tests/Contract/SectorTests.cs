using System.Buffers.Binary;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Sectors are messages whose IV is their number, of 64 bits and little-endian, with zeros behind.</summary>
public class SectorTests
{
    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithSectors), MemberType = typeof(DeclaredCiphers))]
    public void Each_is_a_message_under_its_number(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        ISectors sectors = cipher.As<ISectors>();
        foreach ((ulong first, int size, int count) in new[] { (0UL, 512, 1), (7UL, 512, 200), (uint.MaxValue - 1UL, 4096, 3), (ulong.MaxValue - 4, 512, 5), (1UL << 63, 65_536, 2), (3UL, 528, 66) })
        {
            byte[] text = Bytes.Random(size * count, seed: count), expected = new byte[text.Length], output = new byte[text.Length + 5];
            for (int i = 0; i < count; i++)
            {
                byte[] iv = new byte[declared.IvSize];
                BinaryPrimitives.WriteUInt64LittleEndian(iv, first + (ulong)i);
                cipher.Encrypt(new Message(iv, [], text[(i * size)..((i + 1) * size)])).CopyTo(expected, i * size);
            }

            Assert.Equal(text.Length, sectors.EncryptSectors(first, size, text, output));
            Bytes.AssertSame(expected, output.AsSpan(0, text.Length), $"{declared}: {count} sectors of {size} from {first}");
            Assert.Equal(text.Length, sectors.DecryptSectors(first, size, output.AsSpan(0, text.Length), output));
            Bytes.AssertSame(text, output.AsSpan(0, text.Length), $"{declared}: {count} sectors of {size} from {first} decrypted in place");
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.WithSectors), MemberType = typeof(DeclaredCiphers))]
    public void What_are_no_sectors_is_refused(string title)
    {
        using OpenCipher cipher = DeclaredCiphers.Of(title).Open();
        ISectors sectors = cipher.As<ISectors>();
        byte[] buffer = new byte[65_552 * 2];
        Refused(0, 511, 511, "sectorSize");
        Refused(0, 65_552, 65_552, "sectorSize");
        Refused(0, 512, 513, "plaintext");
        Refused(ulong.MaxValue, 512, 1024, "firstSector");
        Assert.Throws<ArgumentException>(() => sectors.EncryptSectors(0, 512, buffer.AsSpan(0, 512), buffer.AsSpan(100, 512)));
        Assert.Throws<ArgumentException>(() => sectors.EncryptSectors(0, 512, buffer.AsSpan(0, 1024), new byte[1023]));
        Assert.Equal(0, sectors.EncryptSectors(ulong.MaxValue, 512, [], []));
        Assert.Equal(512, sectors.EncryptSectors(ulong.MaxValue, 512, buffer.AsSpan(0, 512), buffer));

        void Refused(ulong first, int size, int length, string parameter)
            => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(() => sectors.EncryptSectors(first, size, buffer.AsSpan(0, length), buffer)).ParamName);
    }
}
