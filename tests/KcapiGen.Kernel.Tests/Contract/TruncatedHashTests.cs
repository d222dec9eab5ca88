using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A hash that is declared with a shorter digest gives and takes its first bytes, and no other size.</summary>
public class TruncatedHashTests
{
    private static readonly byte[] Key = [.. Enumerable.Repeat((byte)0x0c, 20)], Message = [.. "Test With Truncation"u8];

    // RFC 2202, section 3, case 5 (SHA-1 to 96 bits), and RFC 4231, section 4.6 (the others to 128 bits).
    [Fact]
    public void As_published()
    {
        Bytes.AssertSame(Bytes.FromHex("4c1a03424b55e07fe7f27be1"), HmacSha1Truncated.HashData(Key, Message), "SHA-1");
        Bytes.AssertSame(Bytes.FromHex("0e2aea68a90c8d37c988bcdb9fca6fa8"), HmacSha224Truncated.HashData(Key, Message), "SHA-224");
        Bytes.AssertSame(Bytes.FromHex("a3b6167473100ee06e0c796c2955552b"), HmacSha256Truncated.HashData(Key, Message), "SHA-256");
        Bytes.AssertSame(Bytes.FromHex("3abf34c3503b2a23a46efc619baef897"), HmacSha384Truncated.HashData(Key, Message), "SHA-384");
        Bytes.AssertSame(Bytes.FromHex("415fad6271580a531d4179bc891d87a6"), HmacSha512Truncated.HashData(Key, Message), "SHA-512");
    }

    [Fact]
    public void In_every_way_that_there_is()
    {
        byte[] expected = HMACSHA256.HashData(Key, Message)[..16], digest = Bytes.Random(20, seed: 1), behind = digest[16..];
        using var hmac = new HmacSha256Truncated(Key);
        Assert.Equal(16, hmac.ComputeHash(Message, digest));
        Bytes.AssertSame([.. expected, .. behind], digest, "one message, and nothing behind it");
        hmac.AppendData(Message.AsSpan(0, 5));
        using HmacSha256Truncated duplicate = hmac.Duplicate();
        hmac.AppendData(Message.AsSpan(5));
        duplicate.AppendData(Message.AsSpan(5));
        Bytes.AssertSame(expected, hmac.GetCurrentHash(), "the current digest");
        Bytes.AssertSame(expected, hmac.GetHashAndReset(), "the end");
        Bytes.AssertSame(expected, duplicate.GetHashAndReset(), "a duplicate");
        using HmacSha256Truncated other = hmac.Reinit();
        Bytes.AssertSame(expected, other.ComputeHash(Message), "Reinit");
        hmac.Rekey(new byte[3]);
        Bytes.AssertSame(HMACSHA256.HashData(new byte[3], Message)[..16], hmac.ComputeHash(Message), "Rekey");
        Assert.Equal(HmacSha256Truncated.HashSizeInBytes, expected.Length);
        Bytes.AssertSame(SHA256.HashData(Message)[..1], Sha256Truncated.HashData(Message), "without a key");
    }

    // A digest of another size, the whole one too, is refused: who sends a message does not choose how much of it is compared.
    [Fact]
    public void Compared_as_a_whole_and_never_in_part()
    {
        byte[] whole = HMACSHA256.HashData(Key, Message), wrong = whole[..16];
        wrong[15] ^= 1;
        using var hmac = new HmacSha256Truncated(Key);
        Assert.True(hmac.Verify(Message, whole.AsSpan(0, 16)));
        Assert.False(hmac.Verify(Message, wrong));
        hmac.AppendData(Message);
        Assert.False(hmac.VerifyHashAndReset(wrong));
        Assert.Equal("hash", Assert.Throws<ArgumentException>(() => hmac.Verify(Message, whole)).ParamName);
        Assert.Equal("hash", Assert.Throws<ArgumentException>(() => hmac.Verify(Message, whole.AsSpan(0, 15))).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => hmac.ComputeHash(Message, new byte[15])).ParamName);
    }
}
