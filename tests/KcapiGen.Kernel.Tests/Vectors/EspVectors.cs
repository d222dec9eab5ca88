namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Packets of ESP, and ChaCha20-Poly1305. The salt is the end of the key in the sources; their associated data ends in the nonce, which is left out here.</summary>
internal static class EspVectors
{
    public static IReadOnlyList<AeadVector> All { get; } =
    [
        new("draft-mcgrew-gcm-test-01", "rfc4106(gcm(aes))", TagSize: 16)
        {
            Key = "4c80cdefbb5d10da906ac73c3613a634",
            Salt = "2e443b68",
            Nonce = "4956ed7e3b244cfe",
            AssociatedData = "000043218765432100000000",
            Plaintext =
                "45000048699a000080114db7c0a80102c0a801010a9bf15638d301000001000000000000045f736970045f756470037369700963796265726369747902646b00"
                + "0021000101020201",
            Ciphertext =
                "fecf537e729d5b07dc30df528dd22b768d1b98736696a6fd348509fa13ceac34cfa2436f14a3f3cf65925bf1f4a13c5d15b21e1884f5ff6247aeabb786b93bce"
                + "61bc17d768fd9732",
            Tag = "459018148f6cbe722fd04796562dfdb4",
        },
        new("draft-mcgrew-gcm-test-01", "rfc4106(gcm(aes))", TagSize: 16)
        {
            Key = "feffe9928665731c6d6a8f9467308308",
            Salt = "cafebabe",
            Nonce = "facedbaddecaf888",
            AssociatedData = "0000a5f80000000a",
            Plaintext = "4500003e698f000080114dccc0a80102c0a801010a980035002a2343b2d001000001000000000000037369700963796265726369747902646b00000100010001",
            Ciphertext = "deb22cd9b07c72c16e3a65beeb8df304a5a5897d33ae530f1ba76d5d114d2a5c3de81827c10e9a4f51330d0eec416642cfbb85a5b47e48a4ec3b9ba95d918bd1",
            Tag = "83b70d3aa8bc6ee4c309e9d85a41ad4a",
        },
        new("draft-mcgrew-gcm-test-01", "rfc4106(gcm(aes))", TagSize: 16)
        {
            Key = "abbccddef00112233445566778899aababbccddef00112233445566778899aab",
            Salt = "11223344",
            Nonce = "0102030405060708",
            AssociatedData = "4a2cbfe300000002",
            Plaintext = "4500003069a6400080062690c0a801029389155e0a9e008b2dc57ee0000000007002400020bf0000020405b40101040201020201",
            Ciphertext = "ff425c9b724599df7a3bcd510194e00d6a78107f1b0b1cbf06efae9d65a5d763748a637985771d347f0545659f14e99def842d8e",
            Tag = "b335f4eecfdbf831824b4c4915956c96",
        },
        new("draft-mcgrew-gcm-test-01", "rfc4543(gcm(aes))", TagSize: 16)
        {
            Key = "4c80cdefbb5d10da906ac73c3613a634",
            Salt = "22433c64",
            Nonce = "0000000000000000",
            AssociatedData = "0000432100000007",
            Plaintext = "45000030da3a00008001df3bc0a80005c0a800010800c6cd020007006162636465666768696a6b6c6d6e6f707172737401020201",
            Ciphertext = "45000030da3a00008001df3bc0a80005c0a800010800c6cd020007006162636465666768696a6b6c6d6e6f707172737401020201",
            Tag = "f2a9a836e155106aa8dcd618e4099aaa",
        },
        new("linux 6.1, crypto/testmgr.h, aes_ccm_rfc4309_tv_template", "rfc4309(ccm(aes))", TagSize: 16)
        {
            Key = "4c80cdefbb5d10da906ac73c3613a634",
            Salt = "2e443b",
            Nonce = "4956ed7e3b244cfe",
            AssociatedData = "000043218765432100000000",
            Plaintext =
                "45000048699a000080114db7c0a80102c0a801010a9bf15638d301000001000000000000045f736970045f756470037369700963796265726369747902646b00"
                + "0021000101020201",
            Ciphertext =
                "89ba3eefe6d6cfdb8360f5ba3a5679e67e0c53cf9e87e04e1a260124c72e3dbf292c91c1b8a8cfe039f8536d31222bbf9881fc34ee8536cd26db6c7a0c778a35"
                + "188554b2bcdd3f43",
            Tag = "61068adf863fb4ac97dcbdfd9210c5ff",
        },
        new("linux 6.1, crypto/testmgr.h, aes_ccm_rfc4309_tv_template", "rfc4309(ccm(aes))", TagSize: 16)
        {
            Key = "abbccddef00112233445566778899aababbccddef00112233445566778899aab",
            Salt = "112233",
            Nonce = "0102030405060708",
            AssociatedData = "4a2cbfe300000002",
            Plaintext = "4500003069a6400080062690c0a801029389155e0a9e008b2dc57ee0000000007002400020bf0000020405b40101040201020201",
            Ciphertext = "d6310d2b3d6fbd2f58417eff9a9e09b41af7f64231cdbfad270e2cf2db10df558f0dd7ac23bd4210d0b2afd837ac6b0b11d40b12",
            Tag = "ecb4b19223a610b026d6d9265a486a3e",
        },
        new("linux 6.1, crypto/testmgr.h, rfc7539esp_tv_template (the text of RFC 8439, appendix A.5)", "rfc7539esp(chacha20,poly1305)", TagSize: 16)
        {
            Key = "1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0",
            Salt = "00000000",
            Nonce = "0102030405060708",
            AssociatedData = "f33388860000000000004e91",
            Plaintext =
                "496e7465726e65742d4472616674732061726520647261667420646f63756d656e74732076616c696420666f722061206d6178696d756d206f6620736978206d"
                + "6f6e74687320616e64206d617920626520757064617465642c207265706c616365642c206f72206f62736f6c65746564206279206f7468657220646f63756d65"
                + "6e747320617420616e792074696d652e20497420697320696e617070726f70726961746520746f2075736520496e7465726e65742d4472616674732061732072"
                + "65666572656e6365206d6174657269616c206f7220746f2063697465207468656d206f74686572207468616e206173202fe2809c776f726b20696e2070726f67"
                + "726573732e2fe2809d",
            Ciphertext =
                "64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb24c6cfc18755d43eea09ee94e382d26b0bdb7b73c321b0100d4f03b7f355894cf"
                + "332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c8559797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4"
                + "b9166c767b804d46a59b5216cde7a4e99040c5a40433225ee282a1b0a06c523eaf4534d7f83fa1155b0047718cbc546a0d072b04b3564eea1b422273f548271a"
                + "0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a1049e617d91d361094fa68f0ff77987130305beaba2eda04df997b714d6c6f2c29"
                + "a6ad5cb4022b02709b",
            Tag = "eead9d67890cbb22392336fea1851f38",
        },
        new("RFC 8439, section 2.8.2", "rfc7539(chacha20,poly1305)", TagSize: 16)
        {
            Key = "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f",
            Nonce = "070000004041424344454647",
            AssociatedData = "50515253c0c1c2c3c4c5c6c7",
            Plaintext =
                "4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66202739393a204966204920636f756c64206f6666657220796f75206f"
                + "6e6c79206f6e652074697020666f7220746865206675747572652c2073756e73637265656e20776f756c642062652069742e",
            Ciphertext =
                "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc3ff4def08e4b7a9de576d26586cec64b6116",
            Tag = "1ae10b594f09e26a7e902ecbd0600691",
        },
    ];
}
