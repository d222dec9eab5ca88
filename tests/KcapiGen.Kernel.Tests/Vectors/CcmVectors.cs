using System.Globalization;

namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Counter with CBC-MAC.</summary>
internal static class CcmVectors
{
    // "The associated data is the concatenation of 256 copies of 00 01 02 … ff."
    private static readonly string LongAssociatedData = string.Concat(Enumerable.Range(0, 65_536).Select(i => (i & 0xff).ToString("x2", CultureInfo.InvariantCulture)));

    public static IReadOnlyList<AeadVector> All { get; } =
    [
        new("NIST SP 800-38C, example 1", "ccm(aes)", TagSize: 4)
        {
            Key = "404142434445464748494a4b4c4d4e4f",
            Nonce = "10111213141516",
            AssociatedData = "0001020304050607",
            Plaintext = "20212223",
            Ciphertext = "7162015b",
            Tag = "4dac255d",
        },
        new("NIST SP 800-38C, example 2", "ccm(aes)", TagSize: 6)
        {
            Key = "404142434445464748494a4b4c4d4e4f",
            Nonce = "1011121314151617",
            AssociatedData = "000102030405060708090a0b0c0d0e0f",
            Plaintext = "202122232425262728292a2b2c2d2e2f",
            Ciphertext = "d2a1f0e051ea5f62081a7792073d593d",
            Tag = "1fc64fbfaccd",
        },
        new("NIST SP 800-38C, example 3", "ccm(aes)", TagSize: 8)
        {
            Key = "404142434445464748494a4b4c4d4e4f",
            Nonce = "101112131415161718191a1b",
            AssociatedData = "000102030405060708090a0b0c0d0e0f10111213",
            Plaintext = "202122232425262728292a2b2c2d2e2f3031323334353637",
            Ciphertext = "e3b201a9f5b71a7a9b1ceaeccd97e70b6176aad9a4428aa5",
            Tag = "484392fbc1b09951",
        },
        new("NIST SP 800-38C, example 4", "ccm(aes)", TagSize: 14)
        {
            Key = "404142434445464748494a4b4c4d4e4f",
            Nonce = "101112131415161718191a1b1c",
            AssociatedData = LongAssociatedData,
            Plaintext = "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f",
            Ciphertext = "69915dad1e84c6376a68c2967e4dab615ae0fd1faec44cc484828529463ccf72",
            Tag = "b4ac6bec93e8598e7f0dadbcea5b",
        },
        new("RFC 3610, packet vector #1", "ccm(aes)", TagSize: 8)
        {
            Key = "c0c1c2c3c4c5c6c7c8c9cacbcccdcecf",
            Nonce = "00000003020100a0a1a2a3a4a5",
            AssociatedData = "0001020304050607",
            Plaintext = "08090a0b0c0d0e0f101112131415161718191a1b1c1d1e",
            Ciphertext = "588c979a61c663d2f066d0c2c0f989806d5f6b61dac384",
            Tag = "17e8d12cfdf926e0",
        },
        new("RFC 3610, packet vector #2", "ccm(aes)", TagSize: 8)
        {
            Key = "c0c1c2c3c4c5c6c7c8c9cacbcccdcecf",
            Nonce = "00000007060504a0a1a2a3a4a5",
            AssociatedData = "000102030405060708090a0b",
            Plaintext = "0c0d0e0f101112131415161718191a1b1c1d1e1f",
            Ciphertext = "dcf1fb7b5d9e23fb9d4e131253658ad86ebdca3e",
            Tag = "51e83f077d9c2d93",
        },
        new("RFC 8998, appendix A.2", "ccm(sm4)", TagSize: 16)
        {
            Key = "0123456789abcdeffedcba9876543210",
            Nonce = "00001234567800000000abcd",
            AssociatedData = "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            Plaintext = "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
            Ciphertext = "48af93501fa62adbcd414cce6034d895dda1bf8f132f042098661572e7483094fd12e518ce062c98acee28d95df4416bed31a2f04476c18bb40c84a74b97dc5b",
            Tag = "16842d4fa186f56ab33256971fa110f4",
        },
    ];
}
