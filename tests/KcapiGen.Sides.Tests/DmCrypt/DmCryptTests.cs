using System.Reflection;

namespace KcapiGen.Sides.Tests.DmCrypt;

/// <summary>Sectors are those of dm-crypt itself, in every format and size, on both sides.</summary>
public sealed class DmCryptTests
{
    private static readonly (int Size, bool CountsWholeSectors)[] Sizes =
        [(512, false), (1024, false), (1024, true), (2048, false), (2048, true), (4096, false), (4096, true)];

    private static readonly ulong[] Numbers = [0, (1UL << 32) - 8, 1UL << 40]; // the second goes over the end of plain

    [Fact]
    public void EveryFormatAndSize()
    {
        if (!Directory.Exists("/.kernel-run"))
        {
            RunInGuest();
            return;
        }

        Segment[] segments = [.. Segments()];
        byte[] plaintext = new byte[segments.Length * Segment.Length];
        new Random(1).NextBytes(plaintext);
        byte[] ciphertext;
        using (var device = new Device(segments))
        {
            ciphertext = device.Encrypt(plaintext);
        }

        foreach ((int i, Segment segment) in segments.Index())
        {
            byte[] text = plaintext.AsSpan(i * Segment.Length, Segment.Length).ToArray();
            byte[] encrypted = ciphertext.AsSpan(i * Segment.Length, Segment.Length).ToArray();
            foreach (KernelBackend side in Enum.GetValues<KernelBackend>().Where(side => side == KernelBackend.Kernel || segment.IsInProcess))
            {
                Assert.True(segment.Encrypt(side, text).AsSpan().SequenceEqual(encrypted), $"encrypted, {side}: {segment}");
                Assert.True(segment.Decrypt(side, encrypted).AsSpan().SequenceEqual(text), $"decrypted, {side}: {segment}");
            }
        }
    }

    // Any number of segments costs little more than one: they are one device.
    private static IEnumerable<Segment> Segments()
    {
        int index = 0;
        foreach ((string mode, string iv) in new[]
        {
            ("xts(aes)", "plain"), ("xts(aes)", "plain64"), ("xts(aes)", "plain64be"),
            ("xts(aes)", "benbi"), ("xts(aes)", "null"), ("xts(aes)", "eboiv"),
            ("cbc(aes)", "essiv:sha256"), ("cbc(aes)", "eboiv"), ("cbc(aes)", "plain"), ("ctr(aes)", "plain64"), ("cbc(camellia)", "benbi"),
            ("cbc(des3_ede)", "plain64be"), ("cbc(des3_ede)", "benbi"), // an IV of 8 bytes
            ("lrw(aes)", "benbi"), ("lrw(aes)", "plain64"), ("xts(serpent)", "plain64"), ("xts(twofish)", "plain64"),
            ("adiantum(xchacha12,aes)", "plain"), ("adiantum(xchacha12,aes)", "plain64"), // an IV of 32
            ("adiantum(xchacha20,aes)", "plain64be"), ("adiantum(xchacha20,aes)", "benbi"),
        })
        {
            foreach ((int size, bool whole) in Sizes)
            {
                yield return new Segment(mode, iv, size, whole, Numbers[index++ % Numbers.Length]);
            }
        }
    }

    // The devices of this machine are left alone.
    private static void RunInGuest()
    {
        var kernelRun = typeof(DmCryptTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "KernelRun");
        Tool.Run(kernelRun.Value!, "", "--kernel", "qemu", Environment.ProcessPath!, "-noColor", "-class", typeof(DmCryptTests).FullName!);
    }
}
