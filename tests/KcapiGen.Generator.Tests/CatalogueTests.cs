using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>The facts of the catalogue against values taken by hand from the kernel's sources, the RFCs and NIST's and IEEE's papers.</summary>
public class CatalogueTests
{
    // Columns: name, key sizes, IV, block, message length, chunk (0: one operation), size of the nonce behind the key.
    [Theory]
    [InlineData("ecb(aes)", "16,24,32", 0, 16, "WholeBlocks", 16, 0)]
    [InlineData("ecb(des)", "8", 0, 8, "WholeBlocks", 8, 0)]
    [InlineData("cbc(aes)", "16,24,32", 16, 16, "WholeBlocks", 16, 0)]
    [InlineData("cbc(des3_ede)", "24", 8, 8, "WholeBlocks", 8, 0)]
    [InlineData("cbc(aria)", "16,24,32", 16, 16, "WholeBlocks", 16, 0)]
    [InlineData("pcbc(camellia)", "16,24,32", 16, 16, "WholeBlocks", 16, 0)]
    [InlineData("ctr(aes)", "16,24,32", 16, 1, "Any", 16, 0)]
    [InlineData("ctr(des3_ede)", "24", 8, 1, "Any", 8, 0)]
    [InlineData("ofb(sm4)", "16", 16, 1, "Any", 16, 0)]
    [InlineData("cfb(twofish)", "16,24,32", 16, 1, "Any", 16, 0)]
    [InlineData("rfc3686(ctr(aes))", "16,24,32", 8, 1, "Any", 0, 4)]
    [InlineData("xts(aes)", "32,48,64", 16, 16, "AtLeastOneBlock", 0, 0)]
    [InlineData("xts(sm4)", "32", 16, 16, "AtLeastOneBlock", 0, 0)]
    [InlineData("lrw(aes)", "32,40,48", 16, 16, "WholeBlocks", 16, 0)]
    [InlineData("lrw(serpent)", "32,40,48", 16, 16, "WholeBlocks", 16, 0)]
    [InlineData("cts(cbc(aes))", "16,24,32", 16, 16, "AtLeastOneBlock", 0, 0)]
    [InlineData("cts(cbc(des3_ede))", "24", 8, 8, "AtLeastOneBlock", 0, 0)]
    [InlineData("essiv(cbc(aes),sha256)", "16,24,32", 16, 16, "WholeBlocks", 0, 0)]
    [InlineData("essiv(cbc(sm4),md5)", "16", 16, 16, "WholeBlocks", 0, 0)]
    [InlineData("adiantum(xchacha12,aes)", "32", 32, 16, "AtLeastOneBlock", 0, 0)]
    [InlineData("adiantum(xchacha20,camellia)", "32", 32, 16, "AtLeastOneBlock", 0, 0)]
    [InlineData("hctr2(aes)", "16,24,32", 32, 16, "AtLeastOneBlock", 0, 0)]
    [InlineData("chacha20", "32", 16, 1, "Any", 0, 0)]
    [InlineData("xchacha20", "32", 32, 1, "Any", 0, 0)]
    [InlineData("xchacha12", "32", 32, 1, "Any", 0, 0)]
    public void Skciphers(string name, string keySizes, int iv, int block, string length, int chunk, int keyNonce)
    {
        Algorithm algorithm = Resolve(name);
        Assert.Equal(AlgorithmKind.Skcipher, algorithm.Kind);
        Assert.Equal(
            (name, keySizes, iv, block, length, chunk, keyNonce),
            (algorithm.Name, string.Join(",", algorithm.KeySizes), algorithm.IvSize, algorithm.BlockSize, algorithm.MessageLength.ToString(), algorithm.ChunkSize, algorithm.SaltSize));
        Assert.Equal(keyNonce > 0 ? KeyLayout.WithNonce : KeyLayout.Plain, algorithm.KeyLayout);
        Assert.Empty(algorithm.TagSizes);
    }

    // Columns: name, key sizes, nonce, its format, tag sizes, unit of the length, layout of the key, salt.
    [Theory]
    [InlineData("gcm(aes)", "16,24,32", 12, "Plain", "4,8,12,13,14,15,16", 1, "Plain", 0)]
    [InlineData("gcm(sm4)", "16", 12, "Plain", "4,8,12,13,14,15,16", 1, "Plain", 0)]
    [InlineData("gcm(aria)", "16,24,32", 12, "Plain", "4,8,12,13,14,15,16", 1, "Plain", 0)]
    [InlineData("ccm(aes)", "16,24,32", 12, "Ccm", "4,6,8,10,12,14,16", 1, "Plain", 0)]
    [InlineData("rfc4106(gcm(aes))", "16,24,32", 8, "Esp", "8,12,16", 1, "WithSalt", 4)]
    [InlineData("rfc4543(gcm(aes))", "16,24,32", 8, "Esp", "16", 1, "WithSalt", 4)]
    [InlineData("rfc4309(ccm(aes))", "16,24,32", 8, "Esp", "8,12,16", 1, "WithSalt", 3)]
    [InlineData("rfc7539(chacha20,poly1305)", "32", 12, "Plain", "16", 1, "Plain", 0)]
    [InlineData("rfc7539esp(chacha20,poly1305)", "32", 8, "Esp", "16", 1, "WithSalt", 4)]
    [InlineData("authenc(hmac(md5),cbc(des3_ede))", "24", 8, "Plain", "1..16", 8, "Authenc", 0)]
    [InlineData("authenc(hmac(sha1),cbc(aes))", "16,24,32", 16, "Plain", "1..20", 16, "Authenc", 0)]
    [InlineData("authenc(hmac(sha224),ctr(aes))", "16,24,32", 16, "Plain", "1..28", 1, "Authenc", 0)]
    [InlineData("authenc(hmac(sha256),cbc(aes))", "16,24,32", 16, "Plain", "1..32", 16, "Authenc", 0)]
    [InlineData("authenc(hmac(sha384),cbc(camellia))", "16,24,32", 16, "Plain", "1..48", 16, "Authenc", 0)]
    [InlineData("authenc(hmac(sha512),rfc3686(ctr(aes)))", "20,28,36", 8, "Plain", "1..64", 1, "Authenc", 4)]
    [InlineData("authenc(hmac(sha256),xts(aes))", "32,48,64", 16, "Plain", "1..32", 1, "Authenc", 0)]
    [InlineData("authenc(hmac(sha512),adiantum(xchacha12,aes))", "32", 32, "Plain", "1..64", 1, "Authenc", 0)]
    [InlineData("authenc(hmac(sha256),cts(cbc(aes)))", "16,24,32", 16, "Plain", "1..32", 1, "Authenc", 0)]
    [InlineData("authenc(cmac(aes),cbc(aes))", "16,24,32", 16, "Plain", "1..16", 16, "Authenc", 0)]
    [InlineData("authenc(xcbc(aes),cbc(aes))", "16,24,32", 16, "Plain", "1..16", 16, "Authenc", 0)]
    [InlineData("authenc(cmac(des3_ede),cbc(des3_ede))", "24", 8, "Plain", "1..8", 8, "Authenc", 0)]
    public void Aeads(string name, string keySizes, int nonce, string format, string tagSizes, int unit, string layout, int salt)
    {
        Algorithm algorithm = Resolve(name);
        Assert.Equal(AlgorithmKind.Aead, algorithm.Kind);
        Assert.Equal(
            (name, keySizes, nonce, format, layout, salt),
            (algorithm.Name, string.Join(",", algorithm.KeySizes), algorithm.IvSize, algorithm.NonceFormat.ToString(), algorithm.KeyLayout.ToString(), algorithm.SaltSize));
        Assert.Equal(unit, algorithm.MessageLength == MessageLength.WholeBlocks ? algorithm.BlockSize : 1);
        Assert.Equal(tagSizes.StartsWith("1..", StringComparison.Ordinal) ? Enumerable.Range(1, int.Parse(tagSizes[3..])) : tagSizes.Split(',').Select(int.Parse), algorithm.TagSizes);
        Assert.Equal(0, algorithm.ChunkSize);
    }

    // Columns: name, whether it needs a key, its sizes (or the largest), digest, block, what a message begins with.
    [Theory]
    [InlineData("md4", false, "", 16, 64, 0)]
    [InlineData("md5", false, "", 16, 64, 0)]
    [InlineData("rmd160", false, "", 20, 64, 0)]
    [InlineData("sha1", false, "", 20, 64, 0)]
    [InlineData("sha224", false, "", 28, 64, 0)]
    [InlineData("sha256", false, "", 32, 64, 0)]
    [InlineData("sha384", false, "", 48, 128, 0)]
    [InlineData("sha512", false, "", 64, 128, 0)]
    [InlineData("sha3-224", false, "", 28, 144, 0)]
    [InlineData("sha3-256", false, "", 32, 136, 0)]
    [InlineData("sha3-384", false, "", 48, 104, 0)]
    [InlineData("sha3-512", false, "", 64, 72, 0)]
    [InlineData("sm3", false, "", 32, 64, 0)]
    [InlineData("streebog256", false, "", 32, 64, 0)]
    [InlineData("streebog512", false, "", 64, 64, 0)]
    [InlineData("wp256", false, "", 32, 64, 0)]
    [InlineData("wp384", false, "", 48, 64, 0)]
    [InlineData("wp512", false, "", 64, 64, 0)]
    [InlineData("blake2b-160", false, "1..64", 20, 128, 0)]
    [InlineData("blake2b-512", false, "1..64", 64, 128, 0)]
    [InlineData("crc32", false, "4", 4, 1, 0)]
    [InlineData("crc32c", false, "4", 4, 1, 0)]
    [InlineData("crct10dif", false, "", 2, 1, 0)]
    [InlineData("crc64-rocksoft", false, "", 8, 1, 0)]
    [InlineData("xxhash64", false, "8", 8, 32, 0)]
    [InlineData("poly1305", false, "", 16, 16, 32)]
    [InlineData("ghash", true, "16", 16, 16, 0)]
    [InlineData("polyval", true, "16", 16, 16, 0)]
    [InlineData("michael_mic", true, "8", 8, 8, 0)]
    [InlineData("nhpoly1305", true, "1088", 16, 1, 0)]
    [InlineData("hmac(sha256)", true, "16384", 32, 64, 0)]
    [InlineData("hmac(sha3-224)", true, "16384", 28, 144, 0)]
    [InlineData("cmac(aes)", true, "16,24,32", 16, 16, 0)]
    [InlineData("cmac(des3_ede)", true, "24", 8, 8, 0)]
    [InlineData("xcbc(aes)", true, "16,24,32", 16, 16, 0)]
    [InlineData("cbcmac(aes)", true, "16,24,32", 16, 1, 0)]
    [InlineData("vmac64(aes)", true, "16", 8, 16, 16)]
    public void Hashes(string name, bool needsKey, string keySizes, int digest, int block, int prefix)
    {
        Algorithm algorithm = Resolve(name);
        Assert.Equal(
            (name, needsKey ? AlgorithmKind.KeyedHash : AlgorithmKind.Hash, AlgorithmFamily.Hash, digest, block, prefix),
            (algorithm.Name, algorithm.Kind, algorithm.Family, algorithm.DigestSize, algorithm.BlockSize, algorithm.PrefixSize));
        Assert.Equal(keySizes, algorithm.MaxKeySize > 0 ? $"{algorithm.MaxKeySize}" : algorithm.KeySizes.Count == 64 ? "1..64" : string.Join(",", algorithm.KeySizes));
    }

    // HMAC takes a key of any size; the others take that of their block cipher.
    [Theory]
    [InlineData("authenc(hmac(sha256),xts(aes))", "", MessageLength.AtLeastOneBlock)]
    [InlineData("authenc(hmac(sha256),cts(cbc(aes)))", "", MessageLength.AtLeastOneBlock)]
    [InlineData("authenc(cmac(aes),cbc(aes))", "16,24,32", MessageLength.WholeBlocks)]
    [InlineData("authenc(xcbc(aes),ctr(aes))", "16,24,32", MessageLength.Any)]
    [InlineData("authenc(cmac(des3_ede),cbc(aes))", "24", MessageLength.WholeBlocks)]
    public void AuthenticationKeysAndLengths(string name, string keySizes, object length) =>
        Assert.Equal((keySizes, length), (string.Join(",", Resolve(name).AuthenticationKeySizes), Resolve(name).MessageLength));

    [Theory]
    [InlineData("essiv(authenc(hmac(sha256),cbc(aes)),sha256)", true)]
    [InlineData("essiv(gcm(aes),sha256)", true)]
    [InlineData("essiv(cbc(aes),sha1)", false)]
    [InlineData("essiv(authenc(hmac(sha256),cbc(aes)))", false)]
    public void EssivOverAnAeadIsRefusedForAReasonOfItsOwn(string name, bool isRefused) =>
        Assert.Equal(isRefused, EssivTemplate.RefusalOf(NameParser.Parse(name, out _)!) is not null);

    [Theory]
    [InlineData("drbg_nopr_hmac_sha512", true)]
    [InlineData("drbg_pr_ctr_aes192", true)]
    [InlineData("drbg_banana", false)]
    [InlineData("drbg_nopr_sha224", false)]
    [InlineData("drbg_", false)]
    public void OfTheDrbgsOnlyThoseOfTheKernel(string name, bool exists)
    {
        AlgorithmName parsed = NameParser.Parse(name, out _)!;
        Assert.Equal(exists, AlgorithmCatalogue.Resolve(parsed, out _) is not null);
        Assert.Equal(exists, DriverNames.AlgorithmOf(parsed) is not null);
        Assert.Equal(exists, DriverNames.Resolve(parsed) is not null);
    }

    [Theory]
    [InlineData("aes", AlgorithmKind.BlockCipher)]
    [InlineData("sha256", AlgorithmKind.Hash)]
    [InlineData("sha3-512", AlgorithmKind.Hash)]
    [InlineData("sm3", AlgorithmKind.Hash)]
    [InlineData("hmac(sha256)", AlgorithmKind.KeyedHash)]
    [InlineData("cmac(aes)", AlgorithmKind.KeyedHash)]
    [InlineData("xcbc(aes)", AlgorithmKind.KeyedHash)]
    [InlineData("vmac64(aes)", AlgorithmKind.KeyedHash)]
    [InlineData("ansi_cprng", AlgorithmKind.Random)]
    [InlineData("fips(ansi_cprng)", AlgorithmKind.Random)]
    [InlineData("stdrng", AlgorithmKind.Random)]
    [InlineData("jitterentropy_rng", AlgorithmKind.Random)]
    [InlineData("drbg_nopr_hmac_sha256", AlgorithmKind.Random)]
    [InlineData("drbg_pr_ctr_aes128", AlgorithmKind.Random)]
    public void OtherKinds(string name, object kind) => Assert.Equal(kind, Resolve(name).Kind);

    [Theory]
    [InlineData("khazad", "it has no 'khazad'")]
    [InlineData("cbc(ase)", "it has no 'ase'")]
    [InlineData("cdc(aes)", "it has no 'cdc'")]
    [InlineData("aes(cbc)", "aes takes no arguments")]
    [InlineData("gcm", "gcm takes 1 argument, not 0")]
    [InlineData("cbc(aes,des)", "cbc takes 1 argument, not 2")]
    [InlineData("rfc7539(chacha20)", "rfc7539 takes 2 arguments, not 1")]
    [InlineData("xts(des)", "xts wants a block cipher with 16-byte blocks; des is a block cipher with blocks of 8 bytes and keys of 8")]
    [InlineData("xts(ecb(aes))", "xts wants a block cipher with 16-byte blocks; ecb(aes) is a skcipher")]
    [InlineData("gcm(sha256)", "gcm wants a block cipher with 16-byte blocks; sha256 is a hash")]
    [InlineData("gcm(des3_ede)", "gcm wants a block cipher with 16-byte blocks; des3_ede is a block cipher with blocks of 8 bytes and keys of 24")]
    [InlineData("cts(ctr(aes))", "cts wants cbc(…); ctr(aes) is a skcipher")]
    [InlineData("rfc3686(ctr(des3_ede))", "rfc3686 wants ctr(…) of a block cipher with 16-byte blocks; ctr(des3_ede) is a skcipher")]
    [InlineData("rfc3686(ofb(aes))", "rfc3686 wants ctr(…) of a block cipher with 16-byte blocks; ofb(aes) is a skcipher")]
    [InlineData("rfc4106(ccm(aes))", "rfc4106 wants gcm(…); ccm(aes) is an AEAD")]
    [InlineData("rfc7539(xchacha20,poly1305)", "rfc7539 wants chacha20; xchacha20 is a skcipher")]
    [InlineData("adiantum(xchacha12,sm4)", "adiantum wants a block cipher with 16-byte blocks and 32-byte keys; sm4 is a block cipher with blocks of 16 bytes and keys of 16")]
    [InlineData("adiantum(chacha20,aes)", "adiantum wants xchacha12 or xchacha20; chacha20 is a skcipher")]
    [InlineData("hmac(hmac(sha256))", "hmac wants a hash whose block is no smaller than its digest; hmac(sha256) is a keyed hash")]
    [InlineData("hmac(stdrng)", "hmac wants a hash whose block is no smaller than its digest; stdrng is a random number generator")]
    [InlineData("hmac(crc32c)", "hmac wants a hash whose block is no smaller than its digest; crc32c is a checksum")]
    [InlineData("hmac(poly1305)", "hmac wants a hash whose block is no smaller than its digest; poly1305 is a hash")]
    [InlineData("xcbc(des)", "xcbc wants a block cipher with 16-byte blocks; des is a block cipher with blocks of 8 bytes and keys of 8")]
    [InlineData("authenc(sha256,cbc(aes))", "authenc wants hmac(…) or cmac(…) or xcbc(…); sha256 is a hash")]
    [InlineData("authenc(hmac(sha256),ecb(aes))", "authenc wants a skcipher that takes an IV; ecb(aes) is a skcipher")]
    [InlineData("essiv(gcm(aes),sha256)", "essiv wants a mode of a block cipher with an IV of one block; gcm(aes) is an AEAD")]
    [InlineData("essiv(rfc3686(ctr(aes)),sha256)", "essiv wants a mode of a block cipher with an IV of one block; rfc3686(ctr(aes)) is a skcipher")]
    [InlineData("essiv(authenc(hmac(sha256),cbc(aes)),sha256)", "essiv wants a mode of a block cipher with an IV of one block; authenc(hmac(sha256),cbc(aes)) is an AEAD")]
    [InlineData("essiv(cbc(aes),sha1)", "essiv makes the digest of sha1, 20 bytes, a key of aes, which takes 16, 24 or 32")]
    public void WhatCannotBeIsRefusedWithAReason(string name, string reason)
    {
        Assert.Null(AlgorithmCatalogue.Resolve(NameParser.Parse(name, out _)!, out string? actual));
        Assert.Equal(reason, actual);
    }

    [Theory]
    [InlineData("16", 16)]
    [InlineData("16, 24 or 32", 16, 24, 32)]
    [InlineData("4, 8 or 12 to 16", 4, 8, 12, 13, 14, 15, 16)]
    [InlineData("1 to 3", 1, 2, 3)]
    [InlineData("1 or 2", 1, 2)]
    public void SizesReadAsAPersonSaysThem(string text, params int[] sizes) => Assert.Equal(text, Sizes.Join(sizes));

    private static Algorithm Resolve(string name)
    {
        Algorithm? algorithm = AlgorithmCatalogue.Resolve(NameParser.Parse(name, out _)!, out string? reason);
        Assert.Null(reason);
        return algorithm!;
    }
}
