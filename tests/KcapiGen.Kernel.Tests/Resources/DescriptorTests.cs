// The tests here abandon streams on purpose, to see what becomes of their descriptors.
#pragma warning disable KCG106

using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Resources;

/// <summary>No use of a handle leaves a descriptor behind, and none is passed on to a program that is started.</summary>
[Collection(AloneCollection.Name)]
public class DescriptorTests
{
    private static readonly byte[] Key = Bytes.Random(16, seed: 1), Iv = new byte[16], Nonce = new byte[12];

    public DescriptorTests() => OpenSockets.Settle();

    [Fact]
    public void One_for_the_TFM_and_one_for_each_OP()
    {
        int before = Count();
        var first = new CbcAes(Key);
        Assert.Equal(before + 2, Count());
        CbcAes second = first.Reinit(), third = second.Reinit();
        Assert.Equal(before + 4, Count());
        first.Dispose();
        Assert.Equal(before + 3, Count());
        third.Dispose();
        Assert.Equal(before + 2, Count());
        second.Dispose();
        Assert.Equal(before, Count());
    }

    [Fact]
    public void None_is_left()
    {
        int before = Count();
        foreach (Action use in new Action[]
        {
            Messages,
            Refusals,
            Forgeries,
            LongMessages,
            AbandonedStreams,
            DisposedUnderAStream,
            Batches,
            Rekeyings,
            Transforms,
            () => Assert.ThrowsAny<Exception>(() => new CbcAes(KeyringKey.FromSerial(1))),
            () => Assert.Throws<ArgumentException>(() => new CbcAes(new byte[5])),
            () => _ = CbcAes.Support,
            () => KernelCrypto.Probe(KernelAlgorithmKind.Skcipher, "cbc(aes)"),
            () => _ = KernelCrypto.IsAvailable,
        })
        {
            use();
            Assert.Equal(before, Count());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Forgotten_handles_are_closed_in_any_order(int disposed)
    {
        int before = Count();
        Forget(disposed);
        Assert.True(Count() > before, "nothing was forgotten");
        OpenSockets.Settle();
        Assert.Equal(before, Count());
    }

    [Fact]
    public void All_close_on_exec()
    {
        IReadOnlySet<string> before = OpenSockets.Descriptors();
        using var cipher = new GcmAes(Key);
        using GcmAes other = cipher.Reinit();
        using (CipherStream stream = other.BeginEncrypt(Nonce))
        {
            stream.Update(new byte[5]);
        }

        string[] opened = [.. OpenSockets.Descriptors().Except(before)];
        Assert.Equal(3, opened.Length);
        Assert.All(opened, descriptor =>
        {
            string flags = File.ReadLines($"/proc/self/fdinfo/{descriptor}").First(line => line.StartsWith("flags:", StringComparison.Ordinal));

            // O_CLOEXEC of fcntl.h.
            Assert.True((Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & 0x80000) != 0, $"{descriptor} has {flags}");
        });
    }

    // A method of its own, so that no register still holds what it forgot.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(int disposed)
    {
        var first = new CbcAes(Key);
        CbcAes[] handles = [first, first.Reinit(), first.Reinit()];
        CipherStream stream = handles[(disposed + 1) % 3].BeginEncrypt(Iv);
        stream.Update(new byte[5]);
        handles[disposed].Dispose();
        using var used = new GcmAes(Key);
        used.Encrypt(Nonce, [], [], new byte[16], new byte[100]);
    }

    private static void Messages()
    {
        using var cipher = new GcmAes(Key);
        using GcmAes other = cipher.Reinit();
        cipher.Encrypt(Nonce, new byte[100], new byte[100], new byte[16]);
        using CipherStream stream = other.BeginEncrypt(Nonce);
        stream.Update(new byte[100], last: true);
        stream.Op(new byte[116]);
    }

    private static void Refusals()
    {
        using var cipher = new CbcAes(Key);
        Assert.Throws<ArgumentException>(() => cipher.Encrypt(Iv, new byte[5], new byte[5]));
        Assert.Throws<ArgumentException>(() => cipher.BeginEncrypt(new byte[5]));
    }

    private static void Forgeries()
    {
        using var cipher = new GcmAes(Key);
        Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt(Nonce, new byte[100], new byte[16], new byte[100]));
    }

    private static void LongMessages()
    {
        using var cipher = new GcmAes(Key);
        cipher.Encrypt(Nonce, new byte[300_000], new byte[300_000], new byte[16]);
    }

    private static void AbandonedStreams()
    {
        using var cipher = new CbcAes(Key);
        for (int i = 0; i < 5; i++)
        {
            using CipherStream stream = cipher.BeginEncrypt(Iv);
            stream.Update(new byte[100]);
        }
    }

    private static void Batches()
    {
        using var cipher = new GcmAes(Key);
        using var disk = new XtsAes(Bytes.Random(32, seed: 1));
        AeadMessage[] messages = [.. Enumerable.Range(0, 70).Select(_ => new AeadMessage(Nonce, new byte[64], new byte[64], new byte[16]))];
        cipher.EncryptBatch(messages);
        Assert.Throws<CipherBatchException>(() => cipher.DecryptBatch([.. messages, new(Nonce, new byte[64], new byte[64], new byte[16])]));
        disk.EncryptSectors(0, 512, new byte[1 << 20], new byte[1 << 20]);
        disk.Rekey(Bytes.Random(32, seed: 2));
        disk.EncryptSectors(0, 512, new byte[1 << 20], new byte[1 << 20]);
    }

    private static void Rekeyings()
    {
        using var cipher = new CbcAes(Key);
        using CbcAes other = cipher.Reinit();
        cipher.Rekey(new byte[32]);
        other.Rekey(new byte[24]);
        Assert.Throws<ArgumentException>(() => cipher.Rekey(new byte[5]));
    }

    private static void Transforms()
    {
        using var cipher = new CbcAes(Key);
        using ICryptoTransform transform = cipher.CreateEncryptor(Iv);
        transform.TransformBlock(new byte[32], 0, 32, new byte[32], 0);
        Assert.Throws<CryptographicException>(() => cipher.Encrypt(Iv, new GZipStream(Zipped(), CompressionMode.Decompress), Stream.Null));
    }

    // 200,005 bytes that cannot seek: no whole blocks of a cipher.
    private static MemoryStream Zipped()
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
        {
            zip.Write(new byte[200_005]);
        }

        zipped.Position = 0;
        return zipped;
    }

    private static void DisposedUnderAStream()
    {
        var cipher = new CbcAes(Key);
        CipherStream stream = cipher.BeginEncrypt(Iv);
        stream.Update(new byte[100]);
        cipher.Dispose();
        stream.Dispose();
    }

    private static int Count() => OpenSockets.Count();
}
