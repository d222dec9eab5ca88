using System.Security.Cryptography;
using System.Text;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Keys that are derived: published vectors, the platform's own derivations, and the bounds of each standard.</summary>
public class KeyDerivationTests
{
    private static readonly byte[] Key = Bytes.Random(32, seed: 1), Salt = Bytes.Random(20, seed: 2), Info = Bytes.Random(33, seed: 3);

    // RFC 5869, appendix A. Columns: hash, IKM, salt, info, PRK, OKM.
    [Theory]
    [InlineData(
        "sha256", "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")]
    [InlineData(
        "sha256",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
        "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
        "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87")]
    [InlineData(
        "sha256", "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "",
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")]
    [InlineData(
        "sha1", "0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
        "9b6c18c432a7bf8f0e71c8eb88f4b30baa2ba243",
        "085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896")]
    public void Hkdf(string hash, string ikm, string salt, string info, string prk, string okm)
    {
        if (hash == "sha1")
        {
            CheckHkdf<HmacSha1>(ikm, salt, info, prk, okm);
        }
        else
        {
            CheckHkdf<HmacSha256>(ikm, salt, info, prk, okm);
        }
    }

    // RFC 6070, section 2, but for its case of 16,777,216 iterations.
    [Theory]
    [InlineData("password", "salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6")]
    [InlineData("password", "salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957")]
    [InlineData("password", "salt", 4096, "4b007901b765489abead49d926f721d065a429c1")]
    [InlineData("passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038")]
    [InlineData("pass\0word", "sa\0lt", 4096, "56fa6aa75548099dcc37d7f03425e0c3")]
    public void Pbkdf2_of_RFC_6070(string password, string salt, int iterations, string expected)
    {
        byte[] derived = new byte[expected.Length / 2];
        KernelPbkdf2.DeriveKey<HmacSha1>(Encoding.ASCII.GetBytes(password), Encoding.ASCII.GetBytes(salt), derived, iterations);
        Bytes.AssertSame(Bytes.FromHex(expected), derived, "PBKDF2");
    }

    [Fact]
    public void Pbkdf2_of_RFC_7914()
    {
        byte[] derived = new byte[64];
        KernelPbkdf2.DeriveKey<HmacSha256>("passwd"u8, "salt"u8, derived, 1);
        Bytes.AssertSame(
            Bytes.FromHex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"),
            derived,
            "RFC 7914, section 11");
    }

    // The test suite of libkcapi, test/test.sh, PBKDF 7 to 12: passwords of other sizes, other hashes and another keyed hash than HMAC.
    [Theory]
    [InlineData("hmac(sha1)", "", 2, "133a4ce837b4d2521ee2bf03e11c71ca794e0797")]
    [InlineData("hmac(sha256)", "passwordpassword", 4096, "9cefdbeb6abaaf0e0b6fa3fb5bc9f2b8301d6aca")]
    [InlineData("hmac(sha224)", "passwordpassword", 4096, "624f7dd223ae0bd8d46a69b27f84e703e7dadd70")]
    [InlineData("hmac(sha384)", "passwordpassword", 4096, "2c34a3242a138933c63fce6d827e4acf57ef528d")]
    [InlineData("hmac(sha512)", "passwordpassword", 4096, "299ae1f55743f2cb81be4a417b878ab32374660b")]
    [InlineData("cmac(aes)", "passwordpassword", 4096, "c4c112c6e1e3b8757640603dec78825ff87605a7")]
    public void Pbkdf2_of_libkcapi(string mac, string password, int iterations, string expected)
    {
        byte[] derived = new byte[expected.Length / 2], secret = Encoding.ASCII.GetBytes(password);
        switch (mac)
        {
            case "hmac(sha1)": KernelPbkdf2.DeriveKey<HmacSha1>(secret, "salt"u8, derived, iterations); break;
            case "hmac(sha224)": KernelPbkdf2.DeriveKey<HmacSha224>(secret, "salt"u8, derived, iterations); break;
            case "hmac(sha256)": KernelPbkdf2.DeriveKey<HmacSha256>(secret, "salt"u8, derived, iterations); break;
            case "hmac(sha384)": KernelPbkdf2.DeriveKey<HmacSha384>(secret, "salt"u8, derived, iterations); break;
            case "hmac(sha512)": KernelPbkdf2.DeriveKey<HmacSha512>(secret, "salt"u8, derived, iterations); break;
            default: KernelPbkdf2.DeriveKey<CmacAes>(secret, "salt"u8, derived, iterations); break;
        }

        Bytes.AssertSame(Bytes.FromHex(expected), derived, mac);
    }

    // The platform has HKDF and PBKDF2 over every size, and SP 800-108 in counter mode.
    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1000)]
    public void As_the_platform_derives(int length)
    {
        byte[] derived = new byte[length], expected = new byte[length];
        KernelHkdf.DeriveKey<HmacSha512>(Key, derived, Salt, Info);
        HKDF.DeriveKey(HashAlgorithmName.SHA512, Key, expected, Salt, Info);
        Bytes.AssertSame(expected, derived, $"HKDF of {length} bytes");

        KernelPbkdf2.DeriveKey<HmacSha384>(Key, Salt, derived, 3);
        Rfc2898DeriveBytes.Pbkdf2(Key, Salt, expected, 3, HashAlgorithmName.SHA384);
        Bytes.AssertSame(expected, derived, $"PBKDF2 of {length} bytes");

        KernelKbkdf.DeriveCounter<HmacSha256>(Key, Salt, Info, derived);
        SP800108HmacCounterKdf.DeriveBytes(Key, HashAlgorithmName.SHA256, Salt, Info, expected);
        Bytes.AssertSame(expected, derived, $"counter mode of {length} bytes");
    }

    // Written out after SP 800-108r1, sections 4.2 and 4.3, over the platform's HMAC. NIST's own cases are in Sp800108Tests: they have no label and no context.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(32, 16)]
    [InlineData(100, 32)]
    public void As_SP_800_108_says(int length, int ivLength)
    {
        byte[] iv = Bytes.Random(ivLength, seed: 4), derived = new byte[length];
        byte[] fixedInput = [.. Salt, 0, .. Info, .. BigEndian(8 * length)];
        KernelKbkdf.DeriveFeedback<HmacSha256>(Key, iv, Salt, Info, derived);
        byte[] former = iv;
        Bytes.AssertSame(Blocks(length, number => former = Hmac([.. former, .. BigEndian(number), .. fixedInput])), derived, "feedback mode");

        KernelKbkdf.DeriveDoublePipeline<HmacSha256>(Key, Salt, Info, derived);
        byte[] pipeline = fixedInput;
        Bytes.AssertSame(
            Blocks(length, number =>
            {
                pipeline = Hmac(pipeline);
                return Hmac([.. pipeline, .. BigEndian(number), .. fixedInput]);
            }),
            derived,
            "double-pipeline mode");
    }

    [Fact]
    public void With_CMAC_too()
    {
        byte[] derived = new byte[40], key = Key[..16], fixedInput = [.. Salt, 0, .. Info, .. BigEndian(8 * 40)];
        KernelKbkdf.DeriveCounter<CmacAes>(key, Salt, Info, derived);
        Bytes.AssertSame(Blocks(40, number => CmacAes.HashData(key, [.. BigEndian(number), .. fixedInput])), derived, "counter mode with CMAC");
        Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<CmacAes>(Key[..15], Salt, Info, derived));
    }

    [Fact]
    public void What_the_standards_do_not_give_is_refused()
    {
        byte[] most = new byte[255 * 32];
        KernelHkdf.Expand<HmacSha256>(Key, most, Info);
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => KernelHkdf.Expand<HmacSha256>(Key, new byte[most.Length + 1], Info)).ParamName);
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => KernelHkdf.DeriveKey<HmacSha256>(Key, [], Salt, Info)).ParamName);
        Assert.Equal("prk", Assert.Throws<ArgumentException>(() => KernelHkdf.Expand<HmacSha256>(Key[..31], most, Info)).ParamName);
        Assert.Equal("prk", Assert.Throws<ArgumentException>(() => KernelHkdf.Extract<HmacSha256>(Key, Salt, new byte[31])).ParamName);
        Assert.Equal("iterations", Assert.Throws<ArgumentOutOfRangeException>(() => KernelPbkdf2.DeriveKey<HmacSha256>(Key, Salt, most, 0)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => KernelKbkdf.DeriveCounter<HmacSha256>(Key, Salt, Info, [])).ParamName);
        Assert.Contains("cmac(aes)", Assert.Throws<ArgumentException>(() => KernelHkdf.DeriveKey<CmacAes>(Key, most, Salt, Info)).Message, StringComparison.Ordinal);
        ArgumentException wrongKey = Assert.Throws<ArgumentException>(() => KernelPbkdf2.DeriveKey<CmacAes>(Key[..15], Salt, most, 1));
        Assert.Equal("password", wrongKey.ParamName);
        Assert.Contains("The password is the key of cmac(aes). The key has 15 bytes", wrongKey.Message, StringComparison.Ordinal);
        Assert.Equal("salt", Assert.Throws<ArgumentException>(() => KernelHkdf.Extract<HmacSha256>(Key, new byte[20_000], most)).ParamName);
    }

    [Fact]
    public void No_bytes_are_a_key_of_PBKDF2_too() => KernelPbkdf2.DeriveKey<HmacSha256>(Key, Salt, [], 1);

    // Salt and info are read for every block; all else is read before the first one is written.
    [Fact]
    public void An_overlap_is_right_or_refused()
    {
        byte[] expected = new byte[64], memory = [.. Key, .. new byte[32]];
        KernelHkdf.DeriveKey<HmacSha256>(Key, expected, Salt, Info);
        KernelHkdf.DeriveKey<HmacSha256>(memory.AsSpan(0, 32), memory, Salt, Info);
        Bytes.AssertSame(expected, memory, "HKDF over its own input keying material");
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => KernelHkdf.DeriveKey<HmacSha256>(Key, memory, Salt, memory.AsSpan(10, 3))).ParamName);
        Assert.Equal("output", Assert.Throws<ArgumentException>(() => KernelHkdf.Expand<HmacSha256>(Key, memory, memory.AsSpan(63))).ParamName);

        Key.CopyTo(memory, 0);
        KernelPbkdf2.DeriveKey<HmacSha256>(Key, Salt, expected, 2);
        KernelPbkdf2.DeriveKey<HmacSha256>(memory.AsSpan(0, 32), Salt, memory, 2);
        Bytes.AssertSame(expected, memory, "PBKDF2 over its own password");
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => KernelPbkdf2.DeriveKey<HmacSha256>(Key, memory.AsSpan(0, 1), memory, 2)).ParamName);
        Bytes.AssertSame(expected, memory, "nothing is written by what is refused");
    }

    private static void CheckHkdf<THmac>(string ikm, string salt, string info, string prk, string okm)
        where THmac : class, IKeyedHash<THmac>
    {
        byte[] actualPrk = new byte[prk.Length / 2], expanded = new byte[okm.Length / 2], derived = new byte[okm.Length / 2];
        Assert.Equal(actualPrk.Length, KernelHkdf.Extract<THmac>(Bytes.FromHex(ikm), Bytes.FromHex(salt), actualPrk));
        Bytes.AssertSame(Bytes.FromHex(prk), actualPrk, "PRK");
        KernelHkdf.Expand<THmac>(actualPrk, expanded, Bytes.FromHex(info));
        Bytes.AssertSame(Bytes.FromHex(okm), expanded, "OKM");
        KernelHkdf.DeriveKey<THmac>(Bytes.FromHex(ikm), derived, Bytes.FromHex(salt), Bytes.FromHex(info));
        Bytes.AssertSame(Bytes.FromHex(okm), derived, "both steps");
    }

    private static byte[] Hmac(byte[] message) => HMACSHA256.HashData(Key, message);

    private static byte[] Blocks(int length, Func<int, byte[]> block) => [.. Enumerable.Range(1, length).SelectMany(number => block(number)).Take(length)];

    private static byte[] BigEndian(int number)
    {
        byte[] bytes = new byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
