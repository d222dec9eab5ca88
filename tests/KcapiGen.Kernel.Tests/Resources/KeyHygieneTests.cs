using KcapiGen.Interop;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Resources;

/// <summary>A key is in the kernel, and nowhere in this process once its owner has zeroed it; nothing that is said of it shows it.</summary>
[Collection(AloneCollection.Name)]
public class KeyHygieneTests
{
    private const byte Mask = 0xa5;

    [Fact]
    public void No_copy_stays_in_memory()
    {
        // Never in one piece but in the native buffer: bytes that were made of two others.
        byte[] left = Bytes.Random(32, seed: 1), right = Bytes.Random(32, seed: 2), masked = new byte[32];
        for (int i = 0; i < masked.Length; i++)
        {
            masked[i] = (byte)(left[i] ^ right[i] ^ Mask);
        }

        NativeBuffer key = NativeBuffer.Allocate(32), longKey = NativeBuffer.Allocate(300);
        for (int i = 0; i < 32; i++)
        {
            key.Span[i] = longKey.Span[i + 100] = (byte)(left[i] ^ right[i]);
        }

        // The search finds them, and what it copied of them itself, if it comes to that.
        Assert.True(OwnMemory.Count(masked, Mask) >= 2);

        // The key alone, then joined with others: on the stack, and in native memory where that is long. (What is left on the
        // stack is written over before a search could see it; this finds what stays on a heap.)
        using var plain = new GcmAes(key.Span);
        using var salted = new Rfc4106GcmAes(key.Span, new byte[4]);
        using var onStack = new HmacSha256CbcAes(key.Span, key.Span);
        using var inNative = new HmacSha256CbcAes(longKey.Span, key.Span);
        using GcmAes again = plain.Reinit();
        again.Encrypt(new byte[12], new byte[100], new byte[100], new byte[16]);
        key.Dispose();
        longKey.Dispose();
        Assert.Equal(0, OwnMemory.Count(masked, Mask));
    }

    [Fact]
    public void No_message_shows_it()
    {
        byte[] wrong = Bytes.Random(33, seed: 1), right = Bytes.Random(32, seed: 2);
        using var cipher = new GcmAes(right);
        string said = string.Join('\n', new[]
        {
            Assert.Throws<ArgumentException>(() => new GcmAes(wrong)).ToString(),
            Assert.Throws<ArgumentException>(() => new HmacSha256CbcAes(right, wrong)).ToString(),
            Assert.Throws<ArgumentException>(() => new Rfc4106GcmAes(right, wrong)).ToString(),
            cipher.ToString(),
            new KernelCryptoException("setsockopt(ALG_SET_KEY)", "gcm(aes)", Errno.EINVAL).ToString(),
        });
        foreach (byte[] key in new[] { wrong, right })
        {
            Assert.DoesNotContain(Convert.ToHexString(key.AsSpan(0, 4)), said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(key)[..6], said, StringComparison.Ordinal);
            Assert.DoesNotContain(string.Join(", ", key[..3]), said, StringComparison.Ordinal);
        }
    }
}
