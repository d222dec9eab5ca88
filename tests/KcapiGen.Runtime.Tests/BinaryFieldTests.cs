using System.Buffers.Binary;
using System.Security.Cryptography;
using KcapiGen.InProcess.Composed;

namespace KcapiGen.Runtime.Tests;

/// <summary>The field of POLYVAL and GHASH, with the processor's instruction and without.</summary>
public sealed class BinaryFieldTests
{
    // RFC 8452, section 3 (bytes in the order of the document).
    [Fact]
    public void TheProductOfTheRfc()
    {
        UInt128 a = Number("66e94bd4ef8a2c3b884cfa59ca342b2e"), b = Number("ff000000000000000000000000000000");
        UInt128 product = Number("ebe563401e7e91ea3ad6426b8140c394");
        Assert.Equal(product, BinaryField.Dot(a, b));
        Assert.Equal(product, BinaryField.DotBitwise(a, b));
    }

    [Fact]
    public void BothWaysGiveTheSame()
    {
        for (int i = 0; i < 1000; i++)
        {
            UInt128 a = Random(), b = Random();
            Assert.Equal(BinaryField.DotBitwise(a, b), BinaryField.Dot(a, b));
        }
    }

    private static UInt128 Number(string bytes) => BinaryPrimitives.ReadUInt128LittleEndian(Convert.FromHexString(bytes));

    private static UInt128 Random() => BinaryPrimitives.ReadUInt128LittleEndian(RandomNumberGenerator.GetBytes(16));
}
