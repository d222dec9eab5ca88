namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Keyed hashes other than HMAC.</summary>
internal static class MacVectors
{
    public static IReadOnlyList<HashVector> All { get; } =
    [
        new(
            "McGrew and Viega, The Galois/Counter Mode of Operation, B, test case 2",
            "ghash",
            "0388dace60b6a392f328c2b971b2fe7800000000000000000000000000000080",
            "f38cbb1ad69223dcc3457ae5b6b0f885") { Key = "66e94bd4ef8a2c3b884cfa59ca342b2e" },
        new(
            "RFC 8452, A",
            "polyval",
            "4f4f95668c83dfb6401762bb2d01a262d1a24ddd2721d006bbe45f20d3c9f362",
            "f7a3b47b846119fae5b7866cf5e5b77e") { Key = "25629347589242761d31f826ba4b757b" },
        new("IEEE 802.11-2012, M.4", "michael_mic", "", "82925c1ca1d130b8") { Key = "0000000000000000" },
        new("IEEE 802.11-2012, M.4", "michael_mic", "4d", "434721ca40639b3f") { Key = "82925c1ca1d130b8" },
        new("IEEE 802.11-2012, M.4", "michael_mic", "4d69", "e8f9becae97e5d29") { Key = "434721ca40639b3f" },
        new("IEEE 802.11-2012, M.4", "michael_mic", "4d6963", "90038fc6cf13c1db") { Key = "e8f9becae97e5d29" },
        new("IEEE 802.11-2012, M.4", "michael_mic", "4d696368", "d55e100510128986") { Key = "90038fc6cf13c1db" },
        new("IEEE 802.11-2012, M.4", "michael_mic", "4d69636861656c", "0a942b124ecaa546") { Key = "d55e100510128986" },
        new("RFC 4493, 4", "cmac(aes)", "", "bb1d6929e95937287fa37d129b756746") { Key = "2b7e151628aed2a6abf7158809cf4f3c" },
        new("RFC 4493, 4", "cmac(aes)", "6bc1bee22e409f96e93d7e117393172a", "070a16b46b4d4144f79bdd9dd04a287c") { Key = "2b7e151628aed2a6abf7158809cf4f3c" },
        new(
            "RFC 4493, 4",
            "cmac(aes)",
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411",
            "dfa66747de9ae63030ca32611497c827") { Key = "2b7e151628aed2a6abf7158809cf4f3c" },
        new(
            "RFC 4493, 4",
            "cmac(aes)",
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            "51f0bebf7e3b9d92fc49741779363cfe") { Key = "2b7e151628aed2a6abf7158809cf4f3c" },
        new("NIST SP 800-38B, D.2", "cmac(aes)", "", "d17ddf46adaacde531cac483de7a9367") { Key = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b" },
        new(
            "NIST SP 800-38B, D.2",
            "cmac(aes)",
            "6bc1bee22e409f96e93d7e117393172a",
            "9e99a7bf31e710900662f65e617c5184") { Key = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b" },
        new(
            "NIST SP 800-38B, D.2",
            "cmac(aes)",
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411",
            "8a1de5be2eb31aad089a82e6ee908b0e") { Key = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b" },
        new(
            "NIST SP 800-38B, D.2",
            "cmac(aes)",
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            "a1d5df0eed790f794d77589659f39a11") { Key = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b" },
        new("NIST SP 800-38B, D.3", "cmac(aes)", "", "028962f61b7bf89efc6b551f4667d983") { Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4" },
        new(
            "NIST SP 800-38B, D.3",
            "cmac(aes)",
            "6bc1bee22e409f96e93d7e117393172a",
            "28a7023f452e8f82bd4bf28d8c37c35c") { Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4" },
        new(
            "NIST SP 800-38B, D.3",
            "cmac(aes)",
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411",
            "aaf3d8f1de5640c232f5b169b9c911e6") { Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4" },
        new(
            "NIST SP 800-38B, D.3",
            "cmac(aes)",
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            "e1992190549f6ed5696a2c056c315410") { Key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4" },
        new("NIST SP 800-38B, D.4", "cmac(des3_ede)", "", "b7a688e122ffaf95") { Key = "8aa83bf8cbda10620bc1bf19fbb6cd58bc313d4a371ca8b5" },
        new("NIST SP 800-38B, D.4", "cmac(des3_ede)", "6bc1bee22e409f96", "8e8f293136283797") { Key = "8aa83bf8cbda10620bc1bf19fbb6cd58bc313d4a371ca8b5" },
        new(
            "NIST SP 800-38B, D.4",
            "cmac(des3_ede)",
            "6bc1bee22e409f96e93d7e117393172aae2d8a57",
            "743ddbe0ce2dc2ed") { Key = "8aa83bf8cbda10620bc1bf19fbb6cd58bc313d4a371ca8b5" },
        new(
            "NIST SP 800-38B, D.4",
            "cmac(des3_ede)",
            "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51",
            "33e6b1092400eae5") { Key = "8aa83bf8cbda10620bc1bf19fbb6cd58bc313d4a371ca8b5" },
        new("RFC 3566, 4.6", "xcbc(aes)", "", "75f0251d528ac01c4573dfd584d79f29") { Key = "000102030405060708090a0b0c0d0e0f" },
        new("RFC 3566, 4.6", "xcbc(aes)", "000102", "5b376580ae2f19afe7219ceef172756f") { Key = "000102030405060708090a0b0c0d0e0f" },
        new("RFC 3566, 4.6", "xcbc(aes)", "000102030405060708090a0b0c0d0e0f", "d2a246fa349b68a79998a4394ff7a263") { Key = "000102030405060708090a0b0c0d0e0f" },
        new("RFC 3566, 4.6", "xcbc(aes)", "000102030405060708090a0b0c0d0e0f10111213", "47f51b4564966215b8985c63055ed308") { Key = "000102030405060708090a0b0c0d0e0f" },
        new(
            "RFC 3566, 4.6",
            "xcbc(aes)",
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            "f54f0ec8d2b9f3d36807734bd5283fd4") { Key = "000102030405060708090a0b0c0d0e0f" },
        new(
            "RFC 3566, 4.6",
            "xcbc(aes)",
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f2021",
            "becbb3bccdb518a30677d5481fb6b4d8") { Key = "000102030405060708090a0b0c0d0e0f" },
        new("RFC 3566, 4.6", "xcbc(aes)", "00*1000", "f0dafee895db30253761103b5d84528f") { Key = "000102030405060708090a0b0c0d0e0f" },
        new("draft-krovetz-vmac-01, 6", "vmac64(aes)", "00000000000000006263646566676869", "2576be1c56d8b81b") { Key = "6162636465666768696a6b6c6d6e6f70" },
        new("draft-krovetz-vmac-01, 6", "vmac64(aes)", "00000000000000006263646566676869616263", "2d376cf5b1813ce5") { Key = "6162636465666768696a6b6c6d6e6f70" },
        new(
            "draft-krovetz-vmac-01, 6",
            "vmac64(aes)",
            "00000000000000006263646566676869616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263",
            "e8421f61d573d298") { Key = "6162636465666768696a6b6c6d6e6f70" },
        new(
            "draft-krovetz-vmac-01, 6",
            "vmac64(aes)",
            "00000000000000006263646566676869616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263616263",
            "4492df6c5cac1bbe") { Key = "6162636465666768696a6b6c6d6e6f70" },
        new("FIPS 113, appendix 2", "cbcmac(des)", "37363534333231204e6f77206973207468652074696d6520666f7220", "f1d30f6849312ca4") { Key = "0123456789abcdef" },
    ];
}
