using System.Runtime.InteropServices;
using KcapiGen.InProcess.Gcrypt;

namespace KcapiGen.Runtime.Tests;

/// <summary>The numbers that the engine gives libgcrypt are those that libgcrypt itself gives for its names.</summary>
public sealed partial class GcryptNamesTests
{
    [Theory]
    [InlineData("blowfish", 16, "BLOWFISH")]
    [InlineData("twofish", 16, "TWOFISH128")]
    [InlineData("twofish", 32, "TWOFISH")]
    [InlineData("des", 8, "DES")]
    [InlineData("des3_ede", 24, "3DES")]
    [InlineData("serpent", 16, "SERPENT128")]
    [InlineData("serpent", 24, "SERPENT192")]
    [InlineData("serpent", 32, "SERPENT256")]
    [InlineData("camellia", 16, "CAMELLIA128")]
    [InlineData("camellia", 24, "CAMELLIA192")]
    [InlineData("camellia", 32, "CAMELLIA256")]
    [InlineData("sm4", 16, "SM4")]
    public void OfABlockCipher(string primitive, int keySize, string name) => Assert.Equal(CipherNumber(name), GcryptNames.BlockCipher(primitive, keySize));

    [Theory]
    [InlineData("md4", "MD4")]
    [InlineData("wp512", "WHIRLPOOL")]
    [InlineData("streebog256", "STRIBOG256")]
    [InlineData("streebog512", "STRIBOG512")]
    [InlineData("blake2b-160", "BLAKE2B_160")]
    [InlineData("blake2b-256", "BLAKE2B_256")]
    [InlineData("blake2b-384", "BLAKE2B_384")]
    public void OfAHash(string hash, string name)
    {
        Assert.Equal((DigestNumber(name), (int)DigestSize(DigestNumber(name))), GcryptNames.Hash(hash));
    }

    [LibraryImport(Libgcrypt.Name, EntryPoint = "gcry_cipher_map_name", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CipherNumber(string name);

    [LibraryImport(Libgcrypt.Name, EntryPoint = "gcry_md_map_name", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int DigestNumber(string name);

    [LibraryImport(Libgcrypt.Name, EntryPoint = "gcry_md_get_algo_dlen")]
    private static partial uint DigestSize(int number);
}
