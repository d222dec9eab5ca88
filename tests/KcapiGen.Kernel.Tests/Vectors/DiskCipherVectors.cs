namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Modes for disk sectors and file names: XTS, LRW, ESSIV, Adiantum, HCTR2.</summary>
internal static class DiskCipherVectors
{
    public static IReadOnlyList<SkcipherVector> All { get; } =
    [
        new("IEEE 1619-2007, appendix B, vector 1", "xts(aes)")
        {
            Key = "0000000000000000000000000000000000000000000000000000000000000000",
            Iv = "00000000000000000000000000000000",
            Plaintext = "0000000000000000000000000000000000000000000000000000000000000000",
            Ciphertext = "917cf69ebd68b2ec9b9fe9a3eadda692cd43d2f59598ed858c02c2652fbf922e",
        },
        new("IEEE 1619-2007, appendix B, vector 2", "xts(aes)")
        {
            Key = "1111111111111111111111111111111122222222222222222222222222222222",
            Iv = "33333333330000000000000000000000",
            Plaintext = "4444444444444444444444444444444444444444444444444444444444444444",
            Ciphertext = "c454185e6a16936e39334038acef838bfb186fff7480adc4289382ecd6d394f0",
        },
        new("IEEE 1619-2007, appendix B, vector 15", "xts(aes)")
        {
            Key = "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0bfbebdbcbbbab9b8b7b6b5b4b3b2b1b0",
            Iv = "9a785634120000000000000000000000",
            Plaintext = "000102030405060708090a0b0c0d0e0f10",
            Ciphertext = "6c1625db4671522d3d7599601de7ca09ed",
        },
        new("IEEE 1619-2007, appendix B, vector 16", "xts(aes)")
        {
            Key = "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0bfbebdbcbbbab9b8b7b6b5b4b3b2b1b0",
            Iv = "9a785634120000000000000000000000",
            Plaintext = "000102030405060708090a0b0c0d0e0f1011",
            Ciphertext = "d069444b7a7e0cab09e24447d24deb1fedbf",
        },
        new("IEEE 1619-2007, appendix B, vector 17", "xts(aes)")
        {
            Key = "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0bfbebdbcbbbab9b8b7b6b5b4b3b2b1b0",
            Iv = "9a785634120000000000000000000000",
            Plaintext = "000102030405060708090a0b0c0d0e0f101112",
            Ciphertext = "e5df1351c0544ba1350b3363cd8ef4beedbf9d",
        },
        new("IEEE 1619-2007, appendix B, vector 18", "xts(aes)")
        {
            Key = "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0bfbebdbcbbbab9b8b7b6b5b4b3b2b1b0",
            Iv = "9a785634120000000000000000000000",
            Plaintext = "000102030405060708090a0b0c0d0e0f10111213",
            Ciphertext = "9d84c813f719aa2c7be3f66171c7c5c2edbf9dac",
        },
        new("IEEE 1619-2007, appendix B, vector 10", "xts(aes)")
        {
            Key = "27182818284590452353602874713526624977572470936999595749669676273141592653589793238462643383279502884197169399375105820974944592",
            Iv = "ff000000000000000000000000000000",
            Plaintext = Counting(512),
            Ciphertext =
                "1c3b3a102f770386e4836c99e370cf9bea00803f5e482357a4ae12d414a3e63b5d31e276f8fe4a8d66b317f9ac683f44680a86ac35adfc3345befecb4bb188fd"
                + "5776926c49a3095eb108fd1098baec70aaa66999a72a82f27d848b21d4a741b0c5cd4d5fff9dac89aeba122961d03a757123e9870f8acf1000020887891429ca"
                + "2a3e7a7d7df7b10355165c8b9a6d0a7de8b062c4500dc4cd120c0f7418dae3d0b5781c34803fa75421c790dfe1de1834f280d7667b327f6c8cd7557e12ac3a0f"
                + "93ec05c52e0493ef31a12d3d9260f79a289d6a379bc70c50841473d1a8cc81ec583e9645e07b8d9670655ba5bbcfecc6dc3966380ad8fecb17b6ba02469a020a"
                + "84e18e8f84252070c13e9f1f289be54fbc481457778f616015e1327a02b140f1505eb309326d68378f8374595c849d84f4c333ec4423885143cb47bd71c5edae"
                + "9be69a2ffeceb1bec9de244fbe15992b11b77c040f12bd8f6a975a44a0f90c29a9abc3d4d893927284c58754cce294529f8614dcd2aba991925fedc4ae74ffac"
                + "6e333b93eb4aff0479da9a410e4450e0dd7ae4c6e2910900575da401fc07059f645e8b7e9bfdef33943054ff84011493c27b3429eaedb4ed5376441a77ed4385"
                + "1ad77f16f541dfd269d50d6a5f14fb0aab1cbb4c1550be97f7ab4066193c4caa773dad38014bd2092fa755c824bb5e54c4f36ffda9fcea70b9c6e693e148c151",
        },
        new("IEEE P1619 draft, LRW-32-AES 1", "lrw(aes)")
        {
            Key = "4562ac25f828176d4c268414b5680185258e2a05e73e9d03ee5a830ccc094c87",
            Iv = "00000000000000000000000000000001",
            Plaintext = "30313233343536373839414243444546",
            Ciphertext = "f1b273cd65a3df5fe95d489254634eb8",
        },
        new("IEEE P1619 draft, LRW-32-AES 2", "lrw(aes)")
        {
            Key = "59704714f557478cd779e80f548879440d48f0b7b15a53ea1caa6b29c2cafbaf",
            Iv = "00000000000000000000000000000002",
            Plaintext = "30313233343536373839414243444546",
            Ciphertext = "00c82bae95bbcde5274f0769b260e136",
        },
        new("IEEE P1619 draft, LRW-32-AES 4", "lrw(aes)")
        {
            Key = "0f6aeff8d3d2bb152583f73c1f012874cac6bc354d4a655490ae61cf7baebdccade494c54a29ae70",
            Iv = "00000000000000000000000000000001",
            Plaintext = "30313233343536373839414243444546",
            Ciphertext = "9c0f152f55a2d8f0d67b8f9e2822bc41",
        },
        new("IEEE P1619 draft, LRW-32-AES 6", "lrw(aes)")
        {
            Key = "f8d476ffd646ee6c2384cb1c77d6195dfef1a9f37bbc8d21a79c21f8cb900289a845348ec8c5b5f126f50e76fefd1b1e",
            Iv = "00000000000000000000000000000001",
            Plaintext = "30313233343536373839414243444546",
            Ciphertext = "bd06b8e1db98899ec498e491cf1c702b",
        },
        new("linux 6.1, crypto/testmgr.h, essiv_aes_cbc_tv_template", "essiv(cbc(aes),sha256)")
        {
            Key = "06a9214036b8a15b512e03d534120006",
            Iv = "3dafba429d9eb4300000000000000000",
            Plaintext = "53696e676c6520626c6f636b206d7367",
            Ciphertext = "fa59e75f415665c336ca6b72109f8cd4",
        },
        new("linux 6.1, crypto/testmgr.h, essiv_aes_cbc_tv_template", "essiv(cbc(aes),sha256)")
        {
            Key = "c286696d887c9aa0611bbb3e2025a45a",
            Iv = "562e17996d093d280000000000000000",
            Plaintext = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            Ciphertext = "c8599afe79e67b20067d550a5ec7b5a70b9c80d215a1b86dc6ab7b65d9fd88eb",
        },
        new("linux 6.1, crypto/testmgr.h, essiv_aes_cbc_tv_template", "essiv(cbc(aes),sha256)")
        {
            Key = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b",
            Iv = "00010203040506070000000000000000",
            Plaintext = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
            Ciphertext = "966da97a42e601c717fca741d3380be55148f77e5e26a9fe45721cd9deabf34d3947c54f973a55638029644c33e8218a6aef6b6a8f43c0cbf0f36e7454449244",
        },
        new("github.com/google/adiantum", "adiantum(xchacha12,aes)")
        {
            Key = "9eebb2493c1cf5f46a99c2c4dfb1f4dd752057ea2c4fcdb2a53d7b491eabfd0f",
            Iv = "df63d4abd249f3d8338137607dfa7308d8496d80e82f6254eb0ea9395b457f8a",
            Plaintext = "67c9f23084418e43fbf3b33e79367fe8",
            Ciphertext = "6d32861867860f3f967c9d280d53ec9f",
        },
        new("github.com/google/adiantum", "adiantum(xchacha12,aes)")
        {
            Key = "362b5797f85dcd995f1a5a441d920f27cc16d72b856399d3ba96a1dbd26068da",
            Iv = "ef5869b12c5e9a4724c1b169e112938f433d6d00db5ed8d9129afed9ff2daac4",
            Plaintext = "5ea8681985981223260accdb0a04b9df4db3487bb0e3c819435a4606942df2",
            Ciphertext = "c7c6f1738fc4ff4a39be78be8d28c8894663e70c7d87e84ec9187bbe186050",
        },
        new("github.com/google/adiantum", "adiantum(xchacha20,aes)")
        {
            Key = "9eebb2493c1cf5f46a99c2c4dfb1f4dd752057ea2c4fcdb2a53d7b491eabfd0f",
            Iv = "df63d4abd249f3d8338137607dfa7308d8496d80e82f6254eb0ea9395b457f8a",
            Plaintext = "67c9f23084418e43fbf3b33e79367fe8",
            Ciphertext = "f67897d6aa9401272e4d83e06e649adf",
        },
        new("github.com/google/adiantum", "adiantum(xchacha20,aes)")
        {
            Key = "362b5797f85dcd995f1a5a441d920f27cc16d72b856399d3ba96a1dbd26068da",
            Iv = "ef5869b12c5e9a4724c1b169e112938f433d6d00db5ed8d9129afed9ff2daac4",
            Plaintext = "5ea8681985981223260accdb0a04b9df4db3487bb0e3c819435a4606942df2",
            Ciphertext = "4bb89010df7f64080e14425f007409365772b5fdb55db8280c04911491e937",
        },
        new("github.com/google/hctr2", "hctr2(aes)")
        {
            Key = "e115663c8dc63affef41d747a2cc8aba",
            Iv = "c3be2acbb53986f191ad6cf4de7445635c7ad5cc8b76ef0ecf2c606937fd0796",
            Plaintext = "6575aed3e2bc435cb31ad805c3d05629",
            Ciphertext = "1191ea7458ccd5a2d0559e3dfe7fc8fe",
        },
        new("github.com/google/hctr2", "hctr2(aes)")
        {
            Key = "e7d17748760bcd342a2de774ca119cae",
            Iv = "711c4962d95b505e6887bcf689ffed30e4e5bdb6104f9f6628065af42735cde5",
            Plaintext = "87038f06a86154da0145d401ef4a22cf78159fbd64bd2cb9401d72ae5363a5",
            Ciphertext = "4ea10527b845e4a1bb30b4a6127463d617c9cc2f1864e0060aa0ff72107b22",
        },
        new("github.com/google/hctr2", "hctr2(aes)")
        {
            Key = "24f6e162e5af99da84ec41b0a30bd5a8a03e7ba6dd6c8fa8",
            Iv = "7f80246232ddab66f2872924ecd24b9f0c3352d9e0cc6ee490854397c4621433",
            Plaintext = "ef58e77fa9d9b8d7a2919707279ebae8aa",
            Ciphertext = "d7c38191f24017733e3b1c2a8e119c17f1",
        },
        new("github.com/google/hctr2", "hctr2(aes)")
        {
            Key = "0365036e4de6e84e8bbe22194831eed9a09121be6289de78d9b036a33cce43d5",
            Iv = "a9c34be70ffc6dbf5627211cfcd604105f43e23035296c1090f1bf61ed0f8a91",
            Plaintext = "07aa0226b498115e3341215151632c7200ab32a71cc83c9c250e8b9adf85ed2df4f2bc55ca926d22fd223b424c0b74ec",
            Ciphertext = "7bb1436dd8726cf6676a00c4f1f0f5a4fc6091ab460b15fcd7c12815a1fcf7688ecc276200645672a617d73f67801058",
        },
        new("linux 6.1, crypto/testmgr.h, camellia_xts_tv_template (the input of IEEE 1619, vector 2)", "xts(camellia)")
        {
            Key = "1111111111111111111111111111111122222222222222222222222222222222",
            Iv = "33333333330000000000000000000000",
            Plaintext = "4444444444444444444444444444444444444444444444444444444444444444",
            Ciphertext = "c2b9dc441ddff2868d35420aa55e3d4fb53706ffbdd49170801fb239108944f5",
        },
        new("linux 6.1, crypto/testmgr.h, serpent_xts_tv_template (the input of IEEE 1619, vector 2)", "xts(serpent)")
        {
            Key = "1111111111111111111111111111111122222222222222222222222222222222",
            Iv = "33333333330000000000000000000000",
            Plaintext = "4444444444444444444444444444444444444444444444444444444444444444",
            Ciphertext = "1a0a095fcd070798418612afb3d76813ed81cd0687431abb133dd61e2be177be",
        },
        new("linux 6.1, crypto/testmgr.h, tf_xts_tv_template (the input of IEEE 1619, vector 2)", "xts(twofish)")
        {
            Key = "1111111111111111111111111111111122222222222222222222222222222222",
            Iv = "33333333330000000000000000000000",
            Plaintext = "4444444444444444444444444444444444444444444444444444444444444444",
            Ciphertext = "570e8fe52a35614f32d3bd360515442c5806f7f800a8b6d5c62892dbd834a2e9",
        },
    ];

    /// <summary>The bytes 0, 1, 2, … in hex.</summary>
    private static string Counting(int length) => Convert.ToHexString([.. Enumerable.Range(0, length).Select(i => (byte)i)]);
}
