namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>Hashes and checksums, most of them without a key.</summary>
internal static class HashVectors
{
    public static IReadOnlyList<HashVector> All { get; } =
    [
        new("FIPS 180-4, NIST's example of SHA-1", "sha1", "616263", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        new(
            "FIPS 180-4, NIST's example of SHA-1",
            "sha1",
            "6162636462636465636465666465666765666768666768696768696a68696a6b696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071",
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"),
        new("FIPS 180-4, NIST's example of SHA-224", "sha224", "616263", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
        new(
            "FIPS 180-4, NIST's example of SHA-224",
            "sha224",
            "6162636462636465636465666465666765666768666768696768696a68696a6b696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071",
            "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525"),
        new("FIPS 180-4, NIST's example of SHA-256", "sha256", "616263", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        new(
            "FIPS 180-4, NIST's example of SHA-256",
            "sha256",
            "6162636462636465636465666465666765666768666768696768696a68696a6b696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
        new(
            "FIPS 180-4, NIST's example of SHA-384",
            "sha384",
            "616263",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"),
        new(
            "FIPS 180-4, NIST's example of SHA-384",
            "sha384",
            "61626364656667686263646566676869636465666768696a6465666768696a6b65666768696a6b6c666768696a6b6c6d6768696a6b6c6d6e68696a6b6c6d6e6f696a6b6c6d6e6f706a6b6c6d6e6f70716b6c6d6e6f7071726c6d6e6f707172736d6e6f70717273746e6f707172737475",
            "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039"),
        new(
            "FIPS 180-4, NIST's example of SHA-512",
            "sha512",
            "616263",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
        new(
            "FIPS 180-4, NIST's example of SHA-512",
            "sha512",
            "61626364656667686263646566676869636465666768696a6465666768696a6b65666768696a6b6c666768696a6b6c6d6768696a6b6c6d6e68696a6b6c6d6e6f696a6b6c6d6e6f706a6b6c6d6e6f70716b6c6d6e6f7071726c6d6e6f707172736d6e6f70717273746e6f707172737475",
            "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"),
        new("FIPS 202, NIST's example of SHA3-224", "sha3-224", "", "6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7"),
        new("FIPS 202, NIST's example of SHA3-224", "sha3-224", "a3*200", "9376816aba503f72f96ce7eb65ac095deee3be4bf9bbc2a1cb7e11e0"),
        new("FIPS 202, NIST's example of SHA3-256", "sha3-256", "", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"),
        new("FIPS 202, NIST's example of SHA3-256", "sha3-256", "a3*200", "79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787"),
        new("FIPS 202, NIST's example of SHA3-384", "sha3-384", "", "0c63a75b845e4f7d01107d852e4c2485c51a50aaaa94fc61995e71bbee983a2ac3713831264adb47fb6bd1e058d5f004"),
        new(
            "FIPS 202, NIST's example of SHA3-384",
            "sha3-384",
            "a3*200",
            "1881de2ca7e41ef95dc4732b8f5f002b189cc1e42b74168ed1732649ce1dbcdd76197a31fd55ee989f2d7050dd473e8f"),
        new(
            "FIPS 202, NIST's example of SHA3-512",
            "sha3-512",
            "",
            "a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a615b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26"),
        new(
            "FIPS 202, NIST's example of SHA3-512",
            "sha3-512",
            "a3*200",
            "e76dfad22084a8b1467fcf2ffa58361bec7628edf5f3fdc0e4805dc48caeeca81b7c13c30adf52a3659584739a2df46be589c51ca1a4a8416df6545a1ce8ba00"),
        new("RFC 1320, A.5", "md4", "", "31d6cfe0d16ae931b73c59d7e0c089c0"),
        new("RFC 1320, A.5", "md4", "61", "bde52cb31de33e46245e05fbdbd6fb24"),
        new("RFC 1320, A.5", "md4", "616263", "a448017aaf21d8525fc10ae87aa6729d"),
        new("RFC 1320, A.5", "md4", "6d65737361676520646967657374", "d9130a8164549fe818874806e1c7014b"),
        new("RFC 1320, A.5", "md4", "6162636465666768696a6b6c6d6e6f707172737475767778797a", "d79e1c308aa5bbcdeea8ed63df412da9"),
        new(
            "RFC 1320, A.5",
            "md4",
            "4142434445464748494a4b4c4d4e4f505152535455565758595a6162636465666768696a6b6c6d6e6f707172737475767778797a30313233343536373839",
            "043f8582f241db351ce627e153e7f0e4"),
        new(
            "RFC 1320, A.5",
            "md4",
            "3132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930",
            "e33b4ddc9c38f2199c3e7b164fcc0536"),
        new("RFC 1321, A.5", "md5", "", "d41d8cd98f00b204e9800998ecf8427e"),
        new("RFC 1321, A.5", "md5", "61", "0cc175b9c0f1b6a831c399e269772661"),
        new("RFC 1321, A.5", "md5", "616263", "900150983cd24fb0d6963f7d28e17f72"),
        new("RFC 1321, A.5", "md5", "6d65737361676520646967657374", "f96b697d7cb7938d525a2f31aaf161d0"),
        new("RFC 1321, A.5", "md5", "6162636465666768696a6b6c6d6e6f707172737475767778797a", "c3fcd3d76192e4007dfb496cca67e13b"),
        new(
            "RFC 1321, A.5",
            "md5",
            "4142434445464748494a4b4c4d4e4f505152535455565758595a6162636465666768696a6b6c6d6e6f707172737475767778797a30313233343536373839",
            "d174ab98d277d9f5a5611c2c9f419d9f"),
        new(
            "RFC 1321, A.5",
            "md5",
            "3132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930",
            "57edf4a22be3c955ac49da2e2107b67a"),
        new("ISO/IEC 10118-3, dedicated hash-function 1", "rmd160", "", "9c1185a5c5e9fc54612808977ee8f548b2258d31"),
        new("ISO/IEC 10118-3, dedicated hash-function 1", "rmd160", "61", "0bdc9d2d256b3ee9daae347be6f4dc835a467ffe"),
        new("ISO/IEC 10118-3, dedicated hash-function 1", "rmd160", "616263", "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc"),
        new("ISO/IEC 10118-3, dedicated hash-function 1", "rmd160", "6d65737361676520646967657374", "5d0689ef49d2fae572b881b123a85ffa21595f36"),
        new("ISO/IEC 10118-3, dedicated hash-function 1", "rmd160", "6162636465666768696a6b6c6d6e6f707172737475767778797a", "f71c27109c692c1b56bbdceb5b9d2865b3708dbc"),
        new(
            "ISO/IEC 10118-3, dedicated hash-function 1",
            "rmd160",
            "4142434445464748494a4b4c4d4e4f505152535455565758595a6162636465666768696a6b6c6d6e6f707172737475767778797a30313233343536373839",
            "b0e20b6e3116640286ed3a87a5713079b21f5189"),
        new(
            "ISO/IEC 10118-3, dedicated hash-function 1",
            "rmd160",
            "3132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930",
            "9b752e45573d4b39f4dbd3323cab82bf63326bfb"),
        new(
            "ISO/IEC 10118-3, dedicated hash-function 7",
            "wp512",
            "616263",
            "4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c7181eebdb6c57e277d0e34957114cbd6c797fc9d95d8b582d225292076d4eef5"),
        new(
            "ISO/IEC 10118-3, dedicated hash-function 7",
            "wp512",
            "",
            "19fa61d75522a4669b44e39c1d2e1726c530232130d407f89afee0964997f7a73e83be698b288febcf88e3e03c4f0757ea8964e59b63d93708b138cc42a66eb3"),
        new(
            "ISO/IEC 10118-3, dedicated hash-function 7, cut to 48 bytes",
            "wp384",
            "616263",
            "4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c7181eebdb6c57e277d0e34957114cbd6"),
        new("ISO/IEC 10118-3, dedicated hash-function 7, cut to 32 bytes", "wp256", "616263", "4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c"),
        new("GB/T 32905-2016, A.1", "sm3", "616263", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        new(
            "GB/T 32905-2016, A.2",
            "sm3",
            "61626364616263646162636461626364616263646162636461626364616263646162636461626364616263646162636461626364616263646162636461626364",
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
        new(
            "RFC 6986 (GOST R 34.11-2012), 10.1",
            "streebog512",
            "303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839303132",
            "1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48"),
        new(
            "RFC 6986 (GOST R 34.11-2012), 10.1",
            "streebog256",
            "303132333435363738393031323334353637383930313233343536373839303132333435363738393031323334353637383930313233343536373839303132",
            "9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500"),
        new(
            "RFC 6986 (GOST R 34.11-2012), 10.2",
            "streebog512",
            "d1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb",
            "1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28"),
        new(
            "RFC 6986 (GOST R 34.11-2012), 10.2",
            "streebog256",
            "d1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb",
            "9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50"),
        new(
            "RFC 7693, A",
            "blake2b-512",
            "616263",
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"),
        new(
            "BLAKE2's reference implementation, blake2b-kat.txt",
            "blake2b-512",
            "",
            "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568") { Key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f" },
        new("RFC 3720, B.4", "crc32c", "00*32", "aa36918a"),
        new("RFC 3720, B.4", "crc32c", "ff*32", "43aba862"),
        new("RFC 3720, B.4", "crc32c", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "4e79dd46"),
        new("RFC 3720, B.4", "crc32c", "1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100", "5cdb3f11"),
        new("CRC RevEng catalogue, check of CRC-32/JAMCRC", "crc32", "313233343536373839", "d9c60b34") { Key = "ffffffff" },
        new("CRC RevEng catalogue, check of CRC-16/T10-DIF", "crct10dif", "313233343536373839", "dbd0"),
        new("CRC RevEng catalogue, check of CRC-64/NVME", "crc64-rocksoft", "313233343536373839", "8898790a86148bae"),
        new("NVM Express, NVM Command Set Specification, 5.2.1.3.4", "crc64-rocksoft", "00*4096", "4eb622eb67d38264"),
        new("NVM Express, NVM Command Set Specification, 5.2.1.3.4", "crc64-rocksoft", "ff*4096", "aca3ec0273baddc0"),
        new("xxHash specification 0.1.1, XXH64 of nothing with seed 0", "xxhash64", "", "99e9d85137db46ef"),
        new(
            "RFC 8439, 2.5.2",
            "poly1305",
            "85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b43727970746f6772617068696320466f72756d2052657365617263682047726f7570",
            "a8061dc1305136c6c22b8baf0c0127a9"),
    ];
}
