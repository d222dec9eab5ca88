namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Galois/Counter mode.</summary>
internal static class GcmVectors
{
    public static IReadOnlyList<AeadVector> All { get; } =
    [
        new("McGrew and Viega, The Galois/Counter Mode of Operation, test case 1", "gcm(aes)", TagSize: 16)
        {
            Key = "00000000000000000000000000000000",
            Nonce = "000000000000000000000000",
            Tag = "58e2fccefa7e3061367f1d57a4e7455a",
        },
        new("McGrew and Viega, The Galois/Counter Mode of Operation, test case 2", "gcm(aes)", TagSize: 16)
        {
            Key = "00000000000000000000000000000000",
            Nonce = "000000000000000000000000",
            Plaintext = "00000000000000000000000000000000",
            Ciphertext = "0388dace60b6a392f328c2b971b2fe78",
            Tag = "ab6e47d42cec13bdf53a67b21257bddf",
        },
        new("McGrew and Viega, The Galois/Counter Mode of Operation, test case 3", "gcm(aes)", TagSize: 16)
        {
            Key = "feffe9928665731c6d6a8f9467308308",
            Nonce = "cafebabefacedbaddecaf888",
            Plaintext = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255",
            Ciphertext = "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985",
            Tag = "4d5c2af327cd64a62cf35abd2ba6fab4",
        },
        new("McGrew and Viega, The Galois/Counter Mode of Operation, test case 4", "gcm(aes)", TagSize: 16)
        {
            Key = "feffe9928665731c6d6a8f9467308308",
            Nonce = "cafebabefacedbaddecaf888",
            AssociatedData = "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            Plaintext = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            Ciphertext = "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091",
            Tag = "5bc94fbc3221a5db94fae95ae7121a47",
        },
        new("McGrew and Viega, The Galois/Counter Mode of Operation, test case 14", "gcm(aes)", TagSize: 16)
        {
            Key = "0000000000000000000000000000000000000000000000000000000000000000",
            Nonce = "000000000000000000000000",
            Plaintext = "00000000000000000000000000000000",
            Ciphertext = "cea7403d4d606b6e074ec5d3baf39d18",
            Tag = "d0d1c8a799996bf0265b98b5d48ab919",
        },
        new("McGrew and Viega, The Galois/Counter Mode of Operation, test case 16", "gcm(aes)", TagSize: 16)
        {
            Key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            Nonce = "cafebabefacedbaddecaf888",
            AssociatedData = "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            Plaintext = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            Ciphertext = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
            Tag = "76fc6ece0f4e1768cddf8853bb2d551b",
        },
        new("RFC 8998, appendix A.1", "gcm(sm4)", TagSize: 16)
        {
            Key = "0123456789abcdeffedcba9876543210",
            Nonce = "00001234567800000000abcd",
            AssociatedData = "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            Plaintext = "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
            Ciphertext = "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d",
            Tag = "83de3541e4c2b58177e065a9bf7b62ec",
        },
    ];
}
