using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Comparison;

/// <summary>Skciphers against System.Security.Cryptography, over a sweep of lengths and every size of key.</summary>
public class SkcipherComparison
{
    private delegate byte[] Reference(byte[] key, byte[] iv, byte[] data);

    private static readonly Dictionary<string, Reference> References = new()
    {
        ["ecb(aes)"] = (key, _, data) => Comparison.References.Ecb(key, data),
        ["cbc(aes)"] = (key, iv, data) => Comparison.References.Cbc(key, iv, data),
        ["cfb(aes)"] = Comparison.References.Cfb,
        ["ofb(aes)"] = Comparison.References.Ofb,
        ["ctr(aes)"] = Comparison.References.Ctr,
        ["pcbc(aes)"] = Comparison.References.Pcbc,
        ["xctr(aes)"] = Comparison.References.Xctr,
        ["xts(aes)"] = Comparison.References.Xts,
        ["cts(cbc(aes))"] = Comparison.References.Cts,
        ["essiv(cbc(aes),sha256)"] = Comparison.References.EssivCbc,
        ["ecb(des3_ede)"] = (key, _, data) => With(TripleDES.Create(), key, des => des.EncryptEcb(data, PaddingMode.None)),
        ["cbc(des3_ede)"] = (key, iv, data) => With(TripleDES.Create(), key, des => des.EncryptCbc(data, iv, PaddingMode.None)),
        ["ecb(des)"] = (key, _, data) => With(DES.Create(), key, des => des.EncryptEcb(data, PaddingMode.None)),
        ["cbc(des)"] = (key, iv, data) => With(DES.Create(), key, des => des.EncryptCbc(data, iv, PaddingMode.None)),
        ["chacha20"] = ChaCha20,
    };

    public static TheoryData<string> Names => [.. References.Keys.Where(name => DeclaredCiphers.MustBeHere(DeclaredCiphers.Of(name)))];

    // DES takes its time in emulation, and the reference of pcbc goes block by block.
    private static bool IsSlow(string name) => name.Contains("des", StringComparison.Ordinal) || name.StartsWith("pcbc", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length(string name)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        byte[] key = Bytes.Random(declared.KeySizes[0], seed: 1);
        using OpenCipher cipher = declared.Open(new TestKey(key));
        int[] cut = declared.Facts.ChunkSize == 0 ? [] : IsSlow(name) ? Sweep.CutOnce : [.. Sweep.CutOnce, .. Sweep.CutOften];
        foreach (int length in Sweep.Lengths.Concat(cut).Where(declared.Takes))
        {
            Compare(declared, cipher, key, length);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_size_of_key(string name)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(name);
        foreach (int size in declared.KeySizes)
        {
            byte[] key = Bytes.Random(size, seed: 2);
            using OpenCipher cipher = declared.Open(new TestKey(key));
            Compare(declared, cipher, key, length: 1008);
        }
    }

    // The counter of the whole block, over every carry: CTR in the kernel counts in 128 bits, not in 32.
    [Theory]
    [InlineData("fffffffffffffffffffffffffffffff0")]
    [InlineData("000000000000000000000000fffffffe")]
    [InlineData("0000000000000000fffffffffffffffe")]
    [InlineData("00ffffffffffffffffffffffffffffff")]
    public void Counter_carries(string iv)
    {
        byte[] key = Bytes.Random(32, seed: 1), data = Bytes.Random(1000, seed: 2), actual = new byte[1000];
        using var cipher = new CtrAes(key);
        cipher.Encrypt(Convert.FromHexString(iv), data, actual);
        Bytes.AssertSame(Comparison.References.Ctr(key, Convert.FromHexString(iv), data), actual, iv);
    }

    [Fact]
    public void Rfc3686()
    {
        byte[] key = Bytes.Random(32, seed: 1), nonce = Bytes.Random(4, seed: 2);
        using var cipher = new Rfc3686CtrAes(key, nonce);
        foreach (int length in Sweep.Lengths)
        {
            byte[] iv = Bytes.Random(8, seed: length), data = Bytes.Random(length, seed: 3), actual = new byte[length];
            cipher.Encrypt(iv, data, actual);
            Bytes.AssertSame(Comparison.References.Rfc3686(key, nonce, iv, data), actual, $"{length} bytes");
        }
    }

    private static void Compare(DeclaredCipher declared, OpenCipher cipher, byte[] key, int length)
    {
        Message message = declared.NewMessage(length, seed: length);
        byte[] expected = References[declared.Name](key, message.Iv, message.Text);
        Bytes.AssertSame(expected, cipher.Encrypt(message), $"{declared} encrypts {length} bytes");
        Bytes.AssertSame(message.Text, cipher.Decrypt(message with { Text = expected }), $"{declared} decrypts {length} bytes");
    }

    // RFC 8439, section 2.8: the AEAD encrypts with the block counter from 1 on. The kernel's IV is counter and nonce.
    private static byte[] ChaCha20(byte[] key, byte[] iv, byte[] data)
    {
        iv[0] = 1;
        iv.AsSpan(1, 3).Clear();
        byte[] result = new byte[data.Length];
        using var reference = new ChaCha20Poly1305(key);
        reference.Encrypt(iv.AsSpan(4), data, result, new byte[16]);
        return result;
    }

    private static byte[] With(SymmetricAlgorithm algorithm, byte[] key, Func<SymmetricAlgorithm, byte[]> encrypt)
    {
        using (algorithm)
        {
            algorithm.Key = key;
            return encrypt(algorithm);
        }
    }
}
