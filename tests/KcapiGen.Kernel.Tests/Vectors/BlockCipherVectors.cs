namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Each block cipher but AES.</summary>
internal static class BlockCipherVectors
{
    public static IReadOnlyList<SkcipherVector> All { get; } =
    [
        new("Applied Cryptography, 2nd edition", "ecb(des)")
        {
            Key = "0123456789abcdef",
            Plaintext = "0123456789abcde7",
            Ciphertext = "c95744256a5ed31d",
        },
        new("FIPS 81, appendix C", "cbc(des)")
        {
            Key = "0123456789abcdef",
            Iv = "1234567890abcdef",
            Plaintext = "4e6f772069732074",
            Ciphertext = "e5c7cdde872bf27c",
        },
        new("linux 6.1, crypto/testmgr.h, des3_ede_tv_template (from OpenSSL)", "ecb(des3_ede)")
        {
            Key = "0123456789abcdef5555555555555555fedcba9876543210",
            Plaintext = "736f6d6564617461",
            Ciphertext = "18d748e563620572",
        },
        new("linux 6.1, crypto/testmgr.h, des3_ede_tv_template (from OpenSSL)", "ecb(des3_ede)")
        {
            Key = "0352020767208217860287665908219864056abdfea93457",
            Plaintext = "7371756967676c65",
            Ciphertext = "c07d2a0fa566fa30",
        },
        new("linux 6.1, crypto/testmgr.h, des3_ede_tv_template (from OpenSSL)", "ecb(des3_ede)")
        {
            Key = "10461034899880209107d0158919010119079210981a0101",
            Plaintext = "0000000000000000",
            Ciphertext = "e1ef62c332fe825b",
        },
        new("linux 6.1, crypto/testmgr.h, des3_ede_cbc_tv_template (from OpenSSL)", "cbc(des3_ede)")
        {
            Key = "e9c0ff2e760b6424444d995a12d640c0eac284e81495dbe8",
            Iv = "7d3388930f93b242",
            Plaintext =
                "6f54206f614d796e532063656572737454206f6f4d206e61207965537263746520736f54206f614d796e532063656572737454206f6f4d206e61207965537263"
                + "746520736f54206f614d796e532063656572737454206f6f4d206e61207965537263746520736f54206f614d796e532063656572737454206f6f4d206e610a79",
            Ciphertext =
                "0e2db6973c5633f4671721c76e8ad54974b34905c51cd0ed12565c5396b6007d9048fcf58d2939cc8ad5351836234ed776d1da0c9467bb048bf2036ca8cfb6ea"
                + "226447aa8f7513bf9fc2c3f0c956c57a71632e897b1e12cae25fafd8a4f8c97ad6f92131624445a6d6bc5ad32d5443cc9ddea570e942458a6bfab19113b0d919",
        },
        new("B. Schneier's vectors of Blowfish (vectors.txt by E. Young)", "ecb(blowfish)")
        {
            Key = "0000000000000000",
            Plaintext = "0000000000000000",
            Ciphertext = "4ef997456198dd78",
        },
        new("B. Schneier's vectors of Blowfish (vectors.txt by E. Young)", "ecb(blowfish)")
        {
            Key = "ffffffffffffffff",
            Plaintext = "ffffffffffffffff",
            Ciphertext = "51866fd5b85ecb8a",
        },
        new("RFC 2144, appendix B.1", "ecb(cast5)")
        {
            Key = "0123456712345678234567893456789a",
            Plaintext = "0123456789abcdef",
            Ciphertext = "238b4fe5847e44b2",
        },
        new("RFC 2144, appendix B.1", "ecb(cast5)")
        {
            Key = "01234567123456782345",
            Plaintext = "0123456789abcdef",
            Ciphertext = "eb6a711a2c02271b",
        },
        new("RFC 2612, appendix A", "ecb(cast6)")
        {
            Key = "2342bb9efa38542c0af75647f29f615d",
            Plaintext = "00000000000000000000000000000000",
            Ciphertext = "c842a08972b43d20836c91d1b7530f6b",
        },
        new("linux 6.1, crypto/testmgr.h, fcrypt_pcbc_tv_template", "pcbc(fcrypt)")
        {
            Key = "0000000000000000",
            Iv = "0000000000000000",
            Plaintext = "0000000000000000",
            Ciphertext = "0e0900c73ef7ed41",
        },
        new("RFC 3713, appendix A", "ecb(camellia)")
        {
            Key = "0123456789abcdeffedcba9876543210",
            Plaintext = "0123456789abcdeffedcba9876543210",
            Ciphertext = "67673138549669730857065648eabe43",
        },
        new("RFC 3713, appendix A", "ecb(camellia)")
        {
            Key = "0123456789abcdeffedcba98765432100011223344556677",
            Plaintext = "0123456789abcdeffedcba9876543210",
            Ciphertext = "b4993401b3e996f84ee5cee7d79b09b9",
        },
        new("RFC 3713, appendix A", "ecb(camellia)")
        {
            Key = "0123456789abcdeffedcba987654321000112233445566778899aabbccddeeff",
            Plaintext = "0123456789abcdeffedcba9876543210",
            Ciphertext = "9acc237dff16d76c20ef7c919e3a7509",
        },
        new("linux 6.1, crypto/testmgr.h, camellia_cbc_tv_template", "cbc(camellia)")
        {
            Key = "c286696d887c9aa0611bbb3e2025a45a",
            Iv = "562e17996d093d28ddb3ba695a2e6f58",
            Plaintext = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            Ciphertext = "a5df6e50da706c014aabf3f2d6fc6cfd19b43e571c025ea01578e05ef2cb8716",
        },
        new("RFC 5528, test vector #1", "ctr(camellia)")
        {
            Key = "ae6852f8121067cc4bf7a5765577f39e",
            Iv = "00000030000000000000000000000001",
            Plaintext = "53696e676c6520626c6f636b206d7367",
            Ciphertext = "d09dc29a8214619a20877c76db1f0b3f",
        },
        new("linux 6.1, crypto/testmgr.h, serpent_tv_template", "ecb(serpent)")
        {
            Key = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "000102030405060708090a0b0c0d0e0f",
            Ciphertext = "4c7d8a328072a22c823e4a1f3acda16d",
        },
        new("linux 6.1, crypto/testmgr.h, serpent_tv_template", "ecb(serpent)")
        {
            Key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            Plaintext = "000102030405060708090a0b0c0d0e0f",
            Ciphertext = "de269ff833e432b85b2e88d2701ce75c",
        },
        new("Twofish: A 128-Bit Block Cipher, appendix A.1", "ecb(twofish)")
        {
            Key = "00000000000000000000000000000000",
            Plaintext = "00000000000000000000000000000000",
            Ciphertext = "9f589f5cf6122c32b6bfec2f2ae8c35a",
        },
        new("Twofish: A 128-Bit Block Cipher, appendix B.2 (ECB_TBL)", "ecb(twofish)")
        {
            Key = "0123456789abcdeffedcba98765432100011223344556677",
            Plaintext = "00000000000000000000000000000000",
            Ciphertext = "cfd1d2e5a9be9cdf501f13b892bd2248",
        },
        new("Twofish: A 128-Bit Block Cipher, appendix B.2 (ECB_TBL)", "ecb(twofish)")
        {
            Key = "0123456789abcdeffedcba987654321000112233445566778899aabbccddeeff",
            Plaintext = "00000000000000000000000000000000",
            Ciphertext = "37527be0052334b89f0cfccae87cfa20",
        },
        new("GB/T 32907-2016, example 1", "ecb(sm4)")
        {
            Key = "0123456789abcdeffedcba9876543210",
            Plaintext = "0123456789abcdeffedcba9876543210",
            Ciphertext = "681edf34d206965e86b3e94f536e4246",
        },
        new("draft-ribose-cfrg-sm4-10, A.2.1.1", "ecb(sm4)")
        {
            Key = "0123456789abcdeffedcba9876543210",
            Plaintext = "aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffaaaaaaaabbbbbbbb",
            Ciphertext = "5ec8143de509cff7b5179f8f474b86192f1d305a7fb17df985f81c8482192304",
        },
        new("RFC 5794, appendix A", "ecb(aria)")
        {
            Key = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "00112233445566778899aabbccddeeff",
            Ciphertext = "d718fbd6ab644c739da95f3be6451778",
        },
        new("RFC 5794, appendix A", "ecb(aria)")
        {
            Key = "000102030405060708090a0b0c0d0e0f1011121314151617",
            Plaintext = "00112233445566778899aabbccddeeff",
            Ciphertext = "26449c1805dbe7aa25a468ce263a9e79",
        },
        new("RFC 5794, appendix A", "ecb(aria)")
        {
            Key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            Plaintext = "00112233445566778899aabbccddeeff",
            Ciphertext = "f92bd7c79fb72e2f2b8f80c1972d24fc",
        },
    ];
}
