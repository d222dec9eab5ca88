using KcapiGen.Definitions;
using KcapiGen.Interop;
using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>The bytes of control data and IVs, against what the macros of C and RFC 3610 give.</summary>
public sealed unsafe class ControlMessagesTests
{
    [Fact]
    public void AllOfItGoesIn()
    {
        // CMSG_LEN(4) = 20 padded to 24; CMSG_LEN(4 + 12) = 32; level SOL_ALG = 279 = 0x117; little-endian.
        const string Expected =
            "1400000000000000" + "17010000" + "03000000" + "01000000" + "00000000"
            + "2000000000000000" + "17010000" + "02000000" + "0C000000" + "AAAAAAAAAAAAAAAAAAAAAAAA"
            + "1400000000000000" + "17010000" + "04000000" + "14000000" + "00000000";
        Assert.Equal(Expected, Written(Constants.ALG_OP_ENCRYPT, Enumerable.Repeat((byte)0xaa, 12).ToArray(), 20));
    }

    [Fact]
    public void WithoutIvAndAssociatedDataThereIsTheDirectionOnly()
        => Assert.Equal("1400000000000000" + "17010000" + "03000000" + "00000000" + "00000000", Written(Constants.ALG_OP_DECRYPT, [], -1));

    [Fact]
    public void TheLargestFits()
        => Assert.True(Written(Constants.ALG_OP_ENCRYPT, new byte[CipherDefinition.MaxIvSize], 1).Length / 2 <= ControlMessages.MaxSize);

    [Theory]
    [InlineData(7, "07" + "A1A1A1A1A1A1A1" + "0000000000000000")]
    [InlineData(12, "02" + "A1A1A1A1A1A1A1A1A1A1A1A1" + "000000")]
    [InlineData(13, "01" + "A1A1A1A1A1A1A1A1A1A1A1A1A1" + "0000")]
    public void TheIvOfCcmIsTheFirstCounterBlock(int nonceSize, string expected)
    {
        byte[] nonce = [.. Enumerable.Repeat((byte)0xa1, nonceSize)];
        Assert.Equal(expected, Convert.ToHexString(KernelIv.Form(NonceFormat.Ccm, nonce, new byte[CipherDefinition.MaxIvSize])));
    }

    [Fact]
    public void OtherIvsAreTheNonceItself()
    {
        byte[] nonce = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.True(KernelIv.Form(NonceFormat.Esp, nonce, new byte[CipherDefinition.MaxIvSize]) == nonce);
    }

    private static string Written(int operation, byte[] iv, int associatedLength)
    {
        ulong[] memory = new ulong[ControlMessages.MaxSize / sizeof(ulong)];
        fixed (ulong* control = memory)
        {
            int length = ControlMessages.Write((byte*)control, operation, iv, associatedLength);
            return Convert.ToHexString(new ReadOnlySpan<byte>(control, length));
        }
    }
}
