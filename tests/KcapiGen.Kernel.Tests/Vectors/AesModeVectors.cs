namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>AES in the modes of NIST SP 800-38A, RFC 3686 (CTR) and RFC 3962 (CBC with ciphertext stealing, in the order that the kernel has).</summary>
internal static class AesModeVectors
{
    public static IReadOnlyList<SkcipherVector> All { get; } =
    [
        new("NIST SP 800-38A, F.1.1", "ecb(aes)")
        {
            Key = "2b7e151628aed2a6abf7158809cf4f3c",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf43b1cd7f598ece23881b00e3ed0306887b0c785e27e8ad3f8223207104725dd4",
        },
        new("FIPS 197, appendix C.2", "ecb(aes)")
        {
            Key = "000102030405060708090a0b0c0d0e0f1011121314151617",
            Plaintext = "00112233445566778899aabbccddeeff",
            Ciphertext = "dda97ca4864cdfe06eaf70a0ec0d7191",
        },
        new("NIST SP 800-38A, F.1.5", "ecb(aes)")
        {
            Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "f3eed1bdb5d2a03c064b5a7e3db181f8591ccb10d410ed26dc5ba74a31362870b6ed21b99ca6f4f9f153e7b1beafed1d23304b7a39f9f3ff067d8d8f9e24ecc7",
        },
        new("NIST SP 800-38A, F.2.1", "cbc(aes)")
        {
            Key = "2b7e151628aed2a6abf7158809cf4f3c",
            Iv = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b273bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7",
        },
        new("NIST SP 800-38A, F.2.5", "cbc(aes)")
        {
            Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
            Iv = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
        },
        new("NIST SP 800-38A, F.3.13", "cfb(aes)")
        {
            Key = "2b7e151628aed2a6abf7158809cf4f3c",
            Iv = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "3b3fd92eb72dad20333449f8e83cfb4ac8a64537a0b3a93fcde3cdad9f1ce58b26751f67a3cbb140b1808cf187a4f4dfc04b05357c5d1c0eeac4c66f9ff7f2e6",
        },
        new("NIST SP 800-38A, F.4.1", "ofb(aes)")
        {
            Key = "2b7e151628aed2a6abf7158809cf4f3c",
            Iv = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "3b3fd92eb72dad20333449f8e83cfb4a7789508d16918f03f53c52dac54ed8259740051e9c5fecf64344f7a82260edcc304c6528f659c77866a510d9c1d6ae5e",
        },
        new("NIST SP 800-38A, F.5.1", "ctr(aes)")
        {
            Key = "2b7e151628aed2a6abf7158809cf4f3c",
            Iv = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee",
        },
        new("NIST SP 800-38A, F.5.5", "ctr(aes)")
        {
            Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
            Iv = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c52b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6",
        },
        new("RFC 3686, test vector #1", "rfc3686(ctr(aes))")
        {
            Key = "ae6852f8121067cc4bf7a5765577f39e",
            Nonce = "00000030",
            Iv = "0000000000000000",
            Plaintext = "53696e676c6520626c6f636b206d7367",
            Ciphertext = "e4095d4fb7a7b3792d6175a3261311b8",
        },
        new("RFC 3686, test vector #2", "rfc3686(ctr(aes))")
        {
            Key = "7e24067817fae0d743d6ce1f32539163",
            Nonce = "006cb6db",
            Iv = "c0543b59da48d90b",
            Plaintext = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            Ciphertext = "5104a106168a72d9790d41ee8edad388eb2e1efc46da57c8fce630df9141be28",
        },
        new("RFC 3686, test vector #4", "rfc3686(ctr(aes))")
        {
            Key = "16af5b145fc9f579c175f93e3bfb0eed863d06ccfdb78515",
            Nonce = "00000048",
            Iv = "36733c147d6d93cb",
            Plaintext = "53696e676c6520626c6f636b206d7367",
            Ciphertext = "4b55384fe259c9c84e7935a003cbe928",
        },
        new("RFC 3686, test vector #8", "rfc3686(ctr(aes))")
        {
            Key = "f6d66d6bd52d59bb0796365879eff886c66dd51a5b6a99744b50590c87a23884",
            Nonce = "00faac24",
            Iv = "c1585ef15a43d875",
            Plaintext = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            Ciphertext = "f05e231b3894612c49ee000b804eb2a9b8306b508f839d6a5530831d9344af1c",
        },
        new("RFC 3962, appendix B", "cts(cbc(aes))")
        {
            Key = "636869636b656e207465726979616b69",
            Iv = "00000000000000000000000000000000",
            Plaintext = "4920776f756c64206c696b652074686520",
            Ciphertext = "c6353568f2bf8cb4d8a580362da7ff7f97",
        },
        new("RFC 3962, appendix B", "cts(cbc(aes))")
        {
            Key = "636869636b656e207465726979616b69",
            Iv = "00000000000000000000000000000000",
            Plaintext = "4920776f756c64206c696b65207468652047656e6572616c20476175277320",
            Ciphertext = "fc00783e0efdb2c1d445d4c8eff7ed2297687268d6ecccc0c07b25e25ecfe5",
        },
        new("RFC 3962, appendix B", "cts(cbc(aes))")
        {
            Key = "636869636b656e207465726979616b69",
            Iv = "00000000000000000000000000000000",
            Plaintext = "4920776f756c64206c696b65207468652047656e6572616c2047617527732043",
            Ciphertext = "39312523a78662d5be7fcbcc98ebf5a897687268d6ecccc0c07b25e25ecfe584",
        },
        new("RFC 3962, appendix B", "cts(cbc(aes))")
        {
            Key = "636869636b656e207465726979616b69",
            Iv = "00000000000000000000000000000000",
            Plaintext = "4920776f756c64206c696b65207468652047656e6572616c20476175277320436869636b656e2c20706c656173652c",
            Ciphertext = "97687268d6ecccc0c07b25e25ecfe584b3fffd940c16a18c1b5549d2f838029e39312523a78662d5be7fcbcc98ebf5",
        },
        new("RFC 3962, appendix B", "cts(cbc(aes))")
        {
            Key = "636869636b656e207465726979616b69",
            Iv = "00000000000000000000000000000000",
            Plaintext = "4920776f756c64206c696b65207468652047656e6572616c20476175277320436869636b656e2c20706c656173652c20",
            Ciphertext = "97687268d6ecccc0c07b25e25ecfe5849dad8bbb96c4cdc03bc103e1a194bbd839312523a78662d5be7fcbcc98ebf5a8",
        },
        new("RFC 3962, appendix B", "cts(cbc(aes))")
        {
            Key = "636869636b656e207465726979616b69",
            Iv = "00000000000000000000000000000000",
            Plaintext = "4920776f756c64206c696b65207468652047656e6572616c20476175277320436869636b656e2c20706c656173652c20616e6420776f6e746f6e20736f75702e",
            Ciphertext = "97687268d6ecccc0c07b25e25ecfe58439312523a78662d5be7fcbcc98ebf5a84807efe836ee89a526730dbc2f7bc8409dad8bbb96c4cdc03bc103e1a194bbd8",
        },
    ];
}
