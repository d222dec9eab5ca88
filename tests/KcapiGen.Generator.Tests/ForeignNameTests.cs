using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>Names as they are typed by who knows another library, each with what the kernel calls it.</summary>
public class ForeignNameTests
{
    // OpenSSL: openssl list -cipher-algorithms, and EVP_CIPHER-AES(7) and its neighbours.
    [Theory]
    [InlineData("aes-256-gcm", "gcm(aes)")]
    [InlineData("AES-128-GCM", "gcm(aes)")]
    [InlineData("id-aes256-GCM", "gcm(aes)")]
    [InlineData("aes-192-ccm", "ccm(aes)")]
    [InlineData("aes-256-cbc", "cbc(aes)")]
    [InlineData("aes256", "cbc(aes)")]
    [InlineData("camellia128", "cbc(camellia)")]
    [InlineData("aes-256-ctr", "ctr(aes)")]
    [InlineData("aes-256-xts", "xts(aes)")]
    [InlineData("AES-256-CBC-CTS", "cts(cbc(aes))")]
    [InlineData("aes-256-ofb", "ofb(aes)")]
    [InlineData("aes-256-cfb", "cfb(aes)")]
    [InlineData("AES-256-CFB128", "cfb(aes)")]
    [InlineData("aes-256-cbc-hmac-sha1", "authenc(hmac(sha1),cbc(aes))")]
    [InlineData("AES-128-CBC-HMAC-SHA256", "authenc(hmac(sha256),cbc(aes))")]
    [InlineData("aria-256-gcm", "gcm(aria)")]
    [InlineData("camellia-256-ctr", "ctr(camellia)")]
    [InlineData("sm4-cbc", "cbc(sm4)")]
    [InlineData("ChaCha20-Poly1305", "rfc7539(chacha20,poly1305)")]
    [InlineData("ChaCha20", "chacha20")]
    public void OpensslCiphers(string written, string meant) => AssertMeans(written, meant, AlgorithmFamily.Cipher);

    // Classes of System.Security.Cryptography.
    [Theory]
    [InlineData("AesGcm", "gcm(aes)")]
    [InlineData("AesCcm", "ccm(aes)")]
    [InlineData("ChaCha20Poly1305", "rfc7539(chacha20,poly1305)")]
    [InlineData("chacha20poly1305", "rfc7539(chacha20,poly1305)")]
    public void DotnetCiphers(string written, string meant) => AssertMeans(written, meant, AlgorithmFamily.Cipher);

    // cryptsetup(8), dm-crypt.rst and fscrypt.rst of the kernel's documentation.
    [Theory]
    [InlineData("aes-xts-plain64", "xts(aes)")]
    [InlineData("aes-xts-plain", "xts(aes)")]
    [InlineData("serpent-xts-plain64", "xts(serpent)")]
    [InlineData("twofish-xts-plain64", "xts(twofish)")]
    [InlineData("aes-cbc-essiv:sha256", "essiv(cbc(aes),sha256)")]
    [InlineData("aes-cbc-plain64", "cbc(aes)")]
    [InlineData("aes-lrw-benbi", "lrw(aes)")]
    [InlineData("aes-hctr2-plain64", "hctr2(aes)")]
    [InlineData("xchacha12,aes-adiantum-plain64", "adiantum(xchacha12,aes)")]
    [InlineData("xchacha20,aes-adiantum-plain64", "adiantum(xchacha20,aes)")]
    [InlineData("aes-gcm-random", "gcm(aes)")]
    [InlineData("aegis128-random", "aegis128")]
    [InlineData("capi:xts(aes)-plain64", "xts(aes)")]
    [InlineData("capi:essiv(cbc(aes),sha256)-plain64", "essiv(cbc(aes),sha256)")]
    [InlineData("capi:authenc(hmac(sha256),xts(aes))-random", "authenc(hmac(sha256),xts(aes))")]
    [InlineData("AES-256-XTS", "xts(aes)")]
    [InlineData("AES-256-CTS-CBC", "cts(cbc(aes))")]
    [InlineData("AES-128-CBC-ESSIV", "essiv(cbc(aes),sha256)")]
    [InlineData("AES-256-HCTR2", "hctr2(aes)")]
    [InlineData("Adiantum", "adiantum(xchacha12,aes)")]
    public void DiskCiphers(string written, string meant) => AssertMeans(written, meant, AlgorithmFamily.Cipher);

    // Java Security Standard Algorithm Names.
    [Theory]
    [InlineData("AES/GCM/NoPadding", "gcm(aes)")]
    [InlineData("AES_256/GCM/NoPadding", "gcm(aes)")]
    [InlineData("AES/CBC/NoPadding", "cbc(aes)")]
    [InlineData("AES/CBC/PKCS5Padding", "cbc(aes)")]
    [InlineData("AES/CTR/NoPadding", "ctr(aes)")]
    [InlineData("AES/CTS/NoPadding", "cts(cbc(aes))")]
    [InlineData("AES/XTS/NoPadding", "xts(aes)")]
    [InlineData("AES/OFB/NoPadding", "ofb(aes)")]
    [InlineData("AES/CFB/NoPadding", "cfb(aes)")]
    [InlineData("ARIA/GCM/NoPadding", "gcm(aria)")]
    [InlineData("Camellia/CBC/NoPadding", "cbc(camellia)")]
    [InlineData("ChaCha20-Poly1305/None/NoPadding", "rfc7539(chacha20,poly1305)")]
    public void JavaCiphers(string written, string meant) => AssertMeans(written, meant, AlgorithmFamily.Cipher);

    [Theory]
    [InlineData("gcm(aes256)", "gcm(aes)")]
    [InlineData("gcm(aes-256)", "gcm(aes)")]
    [InlineData("GCM(AES_128)", "gcm(aes)")]
    [InlineData("xts(camellia256)", "xts(camellia)")]
    [InlineData("cbc(rijndael)", "cbc(aes)")]
    [InlineData("rfc4106(gcm(aes128))", "rfc4106(gcm(aes))")]
    [InlineData("authenc(hmac(sha-256),cbc(aes256))", "authenc(hmac(sha256),cbc(aes))")]
    public void PartsOfCiphers(string written, string meant) => AssertMeans(written, meant, AlgorithmFamily.Cipher);

    [Theory]
    [InlineData("SHA-256", "sha256")]
    [InlineData("SHA2-256", "sha256")]
    [InlineData("sha2", "sha256")]
    [InlineData("SHA384", "sha384")]
    [InlineData("SHA3_256", "sha3-256")]
    [InlineData("SHA3-512", "sha3-512")]
    [InlineData("sha3", "sha3-256")]
    [InlineData("ripemd160", "rmd160")]
    [InlineData("RIPEMD-160", "rmd160")]
    [InlineData("whirlpool", "wp512")]
    [InlineData("SM3", "sm3")]
    [InlineData("md_gost12_256", "streebog256")]
    [InlineData("BLAKE2b512", "blake2b-512")]
    [InlineData("BLAKE2B-256", "blake2b-256")]
    [InlineData("HMACSHA256", "hmac(sha256)")]
    [InlineData("HmacSHA512", "hmac(sha512)")]
    [InlineData("HMACSHA3_384", "hmac(sha3-384)")]
    [InlineData("HmacSHA3-256", "hmac(sha3-256)")]
    [InlineData("hmac-sha2-256", "hmac(sha256)")]
    [InlineData("HMACSHA1", "hmac(sha1)")]
    [InlineData("hmac(ripemd160)", "hmac(rmd160)")]
    [InlineData("hmac(SHA-512)", "hmac(sha512)")]
    [InlineData("AES-CMAC", "cmac(aes)")]
    [InlineData("AESCMAC", "cmac(aes)")]
    [InlineData("aes-256-cmac", "cmac(aes)")]
    [InlineData("cmac(aes128)", "cmac(aes)")]
    [InlineData("AES-XCBC-MAC-96", "xcbc(aes)")]
    [InlineData("AES-CBC-MAC", "cbcmac(aes)")]
    [InlineData("aes-vmac", "vmac64(aes)")]
    [InlineData("CRC-32C", "crc32c")]
    [InlineData("Poly1305", "poly1305")]
    [InlineData("XXH64", "xxhash64")]
    public void Hashes(string written, string meant) => AssertMeans(written, meant, AlgorithmFamily.Hash);

    [Theory]
    [InlineData("drbg", "stdrng")]
    [InlineData("DRBG", "stdrng")]
    [InlineData("rng", "stdrng")]
    [InlineData("/dev/urandom", "stdrng")]
    [InlineData("/dev/random", "stdrng")]
    [InlineData("SecureRandom", "stdrng")]
    [InlineData("NativePRNG", "stdrng")]
    [InlineData("SHA1PRNG", "stdrng")]
    [InlineData("RandomNumberGenerator", "stdrng")]
    [InlineData("RNGCryptoServiceProvider", "stdrng")]
    [InlineData("random", "stdrng")]
    [InlineData("CTR-DRBG", "drbg_nopr_ctr_aes256")]
    [InlineData("Hash_DRBG", "drbg_nopr_sha512")]
    [InlineData("HMAC-DRBG", "drbg_nopr_hmac_sha512")]
    [InlineData("jitterentropy", "jitterentropy_rng")]
    [InlineData("jitter_rng", "jitterentropy_rng")]
    public void Randoms(string written, string meant) => AssertMeans(written, meant, AlgorithmFamily.Random);

    // What the kernel does not have, and what another algorithm of nearly the same name is no substitute for.
    [Theory]
    [InlineData("SHA-512/256", AlgorithmFamily.Hash)]
    [InlineData("HmacSHA512/256", AlgorithmFamily.Hash)]
    [InlineData("sha512-256", AlgorithmFamily.Hash)]
    [InlineData("shake256", AlgorithmFamily.Hash)]
    [InlineData("blake2s256", AlgorithmFamily.Hash)]
    [InlineData("aes-256-ocb", AlgorithmFamily.Cipher)]
    [InlineData("aes-256-siv", AlgorithmFamily.Cipher)]
    [InlineData("AES-256-CFB8", AlgorithmFamily.Cipher)]
    [InlineData("xchacha20-poly1305", AlgorithmFamily.Cipher)]
    [InlineData("capi:xts(des)-plain64", AlgorithmFamily.Cipher)]
    [InlineData("capi:nonsense", AlgorithmFamily.Cipher)]
    [InlineData("aes-256-gcm", AlgorithmFamily.Random)]
    public void WhatHasNoCounterpart(string written, object family) => Assert.Null(ForeignNames.Find(written, (AlgorithmFamily)family));

    private static void AssertMeans(string written, string meant, AlgorithmFamily family)
    {
        Assert.Equal(meant, NearestName.Find(written, family));
        Assert.Null(Obsolete.In(NameParser.Parse(meant, out _)!));
        Assert.Equal(family, AlgorithmCatalogue.Resolve(NameParser.Parse(meant, out _)!, out _)!.Family);
    }
}
