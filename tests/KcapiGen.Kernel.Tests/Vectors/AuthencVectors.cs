namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Encrypt, then authenticate. No document has vectors for exactly this; AuthencComparison composes more.</summary>
internal static class AuthencVectors
{
    public static IReadOnlyList<AeadVector> All { get; } =
    [
        new("linux 6.1, crypto/testmgr.h, hmac_sha1_aes_cbc_tv_temp (the text of RFC 3602, case 1)", "authenc(hmac(sha1),cbc(aes))", TagSize: 20)
        {
            AuthenticationKey = "0000000000000000000000000000000000000000",
            Key = "06a9214036b8a15b512e03d534120006",
            Nonce = "3dafba429d9eb430b422da802c9fac41",
            AssociatedData = "3dafba429d9eb430b422da802c9fac41",
            Plaintext = "53696e676c6520626c6f636b206d7367",
            Ciphertext = "e353779c1079aeb82708942dbe77181a",
            Tag = "1b13cbaf895ee12c13c52ea3cceddcb50371a206",
        },
        new("linux 6.1, crypto/testmgr.h, hmac_sha1_aes_cbc_tv_temp (the text of NIST SP 800-38A, F.2.5)", "authenc(hmac(sha1),cbc(aes))", TagSize: 20)
        {
            AuthenticationKey = "112233445566778899aabbccddeeff1122334455",
            Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
            Nonce = "000102030405060708090a0b0c0d0e0f",
            AssociatedData = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
            Tag = "a3e89b17e3f47fde1b9fc68126434a8751eed64e",
        },
        new("linux 6.1, crypto/testmgr.h, hmac_sha256_aes_cbc_tv_temp (the text of RFC 3602, case 1)", "authenc(hmac(sha256),cbc(aes))", TagSize: 32)
        {
            AuthenticationKey = "0000000000000000000000000000000000000000000000000000000000000000",
            Key = "06a9214036b8a15b512e03d534120006",
            Nonce = "3dafba429d9eb430b422da802c9fac41",
            AssociatedData = "3dafba429d9eb430b422da802c9fac41",
            Plaintext = "53696e676c6520626c6f636b206d7367",
            Ciphertext = "e353779c1079aeb82708942dbe77181a",
            Tag = "ccde2d6aaef10bcc38063851b4b8f35b5c34a6a36e0b05e56a6d44aa26a844a5",
        },
        new("linux 6.1, crypto/testmgr.h, hmac_sha256_aes_cbc_tv_temp (the text of NIST SP 800-38A, F.2.5)", "authenc(hmac(sha256),cbc(aes))", TagSize: 32)
        {
            AuthenticationKey = "112233445566778899aabbccddeeff112233445566778899aabbccddeeff1122",
            Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
            Nonce = "000102030405060708090a0b0c0d0e0f",
            AssociatedData = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
            Tag = "2429edc23149dbb18f74bd179203be8ff361de1ce9dbcdd0cccee98557cf6f5f",
        },
        new("linux 6.1, crypto/testmgr.h, hmac_sha512_aes_cbc_tv_temp (the text of RFC 3602, case 1)", "authenc(hmac(sha512),cbc(aes))", TagSize: 64)
        {
            AuthenticationKey = "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
            Key = "06a9214036b8a15b512e03d534120006",
            Nonce = "3dafba429d9eb430b422da802c9fac41",
            AssociatedData = "3dafba429d9eb430b422da802c9fac41",
            Plaintext = "53696e676c6520626c6f636b206d7367",
            Ciphertext = "e353779c1079aeb82708942dbe77181a",
            Tag = "3fdcad9003635e68c313dda45c4d54a7196e03752ba162cee0c69675b214ca96ecbd500807641a49e89a7c063dcbffb2fa2089dd9cac9e16188aa06d016ca33a",
        },
        new("linux 6.1, crypto/testmgr.h, hmac_sha512_aes_cbc_tv_temp (the text of NIST SP 800-38A, F.2.5)", "authenc(hmac(sha512),cbc(aes))", TagSize: 64)
        {
            AuthenticationKey = "112233445566778899aabbccddeeff112233445566778899aabbccddeeff112233445566778899aabbccddeeff112233445566778899aabbccddeeff11223344",
            Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
            Nonce = "000102030405060708090a0b0c0d0e0f",
            AssociatedData = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
            Tag = "b227697f4564792bb7b84cd4759468402aea91c73f7ced7b952c9ba8f5e5528d6be1aef174fa0d0ce38d64c38dff7c8cdbbfa0b401a2a8a22cb1622c10caf121",
        },
        new("linux 6.1, crypto/testmgr.h, hmac_sha256_des3_ede_cbc_tv_temp", "authenc(hmac(sha256),cbc(des3_ede))", TagSize: 32)
        {
            AuthenticationKey = "112233445566778899aabbccddeeff112233445566778899aabbccddeeff1122",
            Key = "e9c0ff2e760b6424444d995a12d640c0eac284e81495dbe8",
            Nonce = "7d3388930f93b242",
            AssociatedData = "00004321000000017d3388930f93b242",
            Plaintext =
                "6f54206f614d796e532063656572737454206f6f4d206e61207965537263746520736f54206f614d796e532063656572737454206f6f4d206e61207965537263"
                + "746520736f54206f614d796e532063656572737454206f6f4d206e61207965537263746520736f54206f614d796e532063656572737454206f6f4d206e610a79",
            Ciphertext =
                "0e2db6973c5633f4671721c76e8ad54974b34905c51cd0ed12565c5396b6007d9048fcf58d2939cc8ad5351836234ed776d1da0c9467bb048bf2036ca8cfb6ea"
                + "226447aa8f7513bf9fc2c3f0c956c57a71632e897b1e12cae25fafd8a4f8c97ad6f92131624445a6d6bc5ad32d5443cc9ddea570e942458a6bfab19113b0d919",
            Tag = "73b0ea9fe81880d6563844c0dbe34f71f7ced1d3f8bd3e4fca4395df806181a9",
        },
    ];
}
