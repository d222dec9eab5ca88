using System.Text.RegularExpressions;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace KcapiGen.Kernel.Tests.Comparison;

/// <summary>
/// Ciphers and hashes that .NET lacks, against BouncyCastle, which shares no code with the kernel, libcrypto or libgcrypt: every block cipher
/// in each of the modes that BouncyCastle has, every size of key.
/// </summary>
public partial class BouncyCastleComparison
{
    private static readonly Dictionary<string, Func<IBlockCipher>> BlockCiphers = new()
    {
        ["aes"] = () => new AesEngine(),
        ["aria"] = () => new AriaEngine(),
        ["blowfish"] = () => new BlowfishEngine(),
        ["camellia"] = () => new CamelliaEngine(),
        ["cast5"] = () => new Cast5Engine(),
        ["cast6"] = () => new Cast6Engine(),
        ["des"] = () => new DesEngine(),
        ["des3_ede"] = () => new DesEdeEngine(),
        ["serpent"] = () => new SerpentEngine(),
        ["sm4"] = () => new SM4Engine(),
        ["twofish"] = () => new TwofishEngine(),
    };

    private static readonly Dictionary<string, Func<IBlockCipher, IBlockCipherMode>> Modes = new()
    {
        ["ecb"] = block => new EcbBlockCipher(block),
        ["cbc"] = block => new CbcBlockCipher(block),
        ["ctr"] = block => new SicBlockCipher(block),
        ["cfb"] = block => new CfbBlockCipher(block, block.GetBlockSize() * 8),
        ["ofb"] = block => new OfbBlockCipher(block, block.GetBlockSize() * 8),
    };

    private static readonly Dictionary<string, Func<IDigest>> Digests = new()
    {
        ["blake2b-160"] = () => new Blake2bDigest(160),
        ["blake2b-256"] = () => new Blake2bDigest(256),
        ["blake2b-384"] = () => new Blake2bDigest(384),
        ["blake2b-512"] = () => new Blake2bDigest(512),
        ["md4"] = () => new MD4Digest(),
        ["md5"] = () => new MD5Digest(),
        ["rmd160"] = () => new RipeMD160Digest(),
        ["sha1"] = () => new Sha1Digest(),
        ["sha224"] = () => new Sha224Digest(),
        ["sha256"] = () => new Sha256Digest(),
        ["sha384"] = () => new Sha384Digest(),
        ["sha512"] = () => new Sha512Digest(),
        ["sha3-224"] = () => new Sha3Digest(224),
        ["sha3-256"] = () => new Sha3Digest(256),
        ["sha3-384"] = () => new Sha3Digest(384),
        ["sha3-512"] = () => new Sha3Digest(512),
        ["sm3"] = () => new SM3Digest(),
        ["streebog256"] = () => new Gost3411_2012_256Digest(),
        ["streebog512"] = () => new Gost3411_2012_512Digest(),
        ["wp512"] = () => new WhirlpoolDigest(),
    };

    public static TheoryData<string> Skciphers
        => [.. DeclaredCiphers.All.Where(cipher => Reference(cipher.Name) is not null && DeclaredCiphers.MustBeHere(cipher)).Select(cipher => cipher.Title)];

    public static TheoryData<string> Hashes
        => [.. DeclaredHashes.All.Where(hash => Digest(hash.Name) is not null && DeclaredHashes.MustBeHere(hash)).Select(hash => hash.Title)];

    [Theory]
    [MemberData(nameof(Skciphers))]
    public void A_cipher_of_blocks(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        foreach (int size in DeclaredCiphers.Side == KernelBackend.InProcess ? Generator.Catalogue.InProcess.KeySizes(declared.Facts) : declared.KeySizes)
        {
            byte[] key = Bytes.Random(size, seed: size);
            using OpenCipher cipher = declared.Open(new TestKey(key));
            foreach (int length in new[] { 16, 48, 100, 1008 }.Where(declared.Takes))
            {
                Message message = declared.NewMessage(length, seed: length);
                byte[] expected = Encrypt(Reference(declared.Name)!, key, message);
                Bytes.AssertSame(expected, cipher.Encrypt(message), $"{title} encrypts {length} bytes with a key of {size}");
                Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = expected }), $"{title} decrypts {length} bytes with a key of {size}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hashes))]
    public void A_hash(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        foreach (int size in declared.IsKeyed ? declared.KeySizes : [0])
        {
            byte[] key = Bytes.Random(size, seed: size);
            using IHashClass hash = declared.Open(key);
            foreach (int length in new[] { 0, 1, 63, 64, 127, 128, 1000 })
            {
                byte[] message = Bytes.Random(length, seed: length), actual = new byte[declared.HashSizeInBytes];
                hash.ComputeHash(message, actual);
                Bytes.AssertSame(Hash(declared, key, message), actual, $"{title} of {length} bytes with a key of {size}");
            }
        }
    }

    private static IBlockCipherMode? Reference(string name)
        => Parts().Match(name) is { Success: true } parts
            && BlockCiphers.GetValueOrDefault(parts.Groups["inner"].Value) is { } block
            && Modes.GetValueOrDefault(parts.Groups["outer"].Value) is { } mode
                ? mode(block())
                : null;

    private static Func<IDigest>? Digest(string name)
        => Digests.GetValueOrDefault(Parts().Match(name) is { Success: true } parts && parts.Groups["outer"].Value == "hmac" ? parts.Groups["inner"].Value : name);

    private static byte[] Encrypt(IBlockCipherMode mode, byte[] key, Message message)
    {
        ICipherParameters parameters = message.Iv.Length == 0 ? new KeyParameter(key) : new ParametersWithIV(new KeyParameter(key), message.Iv);
        var cipher = new BufferedBlockCipher(mode);
        cipher.Init(forEncryption: true, parameters);
        return cipher.DoFinal(message.Text);
    }

    private static byte[] Hash(DeclaredHash declared, byte[] key, byte[] message)
    {
        byte[] digest = new byte[declared.HashSizeInBytes];
        bool isHmac = declared.Name.StartsWith("hmac(", StringComparison.Ordinal);
        if (isHmac)
        {
            var hmac = new HMac(Digest(declared.Name)!());
            hmac.Init(new KeyParameter(key));
            hmac.BlockUpdate(message, 0, message.Length);
            hmac.DoFinal(digest, 0);
            return digest;
        }

        // BLAKE2b has a key of its own.
        IDigest hash = key.Length > 0 ? new Blake2bDigest(key, digest.Length, salt: null, personalization: null) : Digest(declared.Name)!();
        hash.BlockUpdate(message, 0, message.Length);
        hash.DoFinal(digest, 0);
        return digest;
    }

    [GeneratedRegex(@"^(?<outer>\w+)\((?<inner>[\w-]+)\)$")]
    private static partial Regex Parts();
}
