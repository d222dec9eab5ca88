using KcapiGen.Interop;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.SystemCalls;

namespace KcapiGen.Kernel.Tests.Keyring;

/// <summary>Keys of the kernel's keyring: found for real; used for real from Linux 6.2 on, and before that refused with the reason.</summary>
public class KeyringTests
{
    private const string Description = "kcapigen-test";

    // ALG_SET_KEY_BY_KEY_SERIAL is in include/uapi/linux/if_alg.h from 6.2 on.
    private static readonly bool TakesKeys = Environment.OSVersion.Version >= new Version(6, 2);

    [Fact]
    public void A_key_is_found_by_its_description()
    {
        using var key = new UserKey(Description, Bytes.Random(16, seed: 1));
        Assert.Equal(key.Serial, KeyringKey.Find("user", Description).Serial);
        Assert.Equal(KeyringKey.FromSerial(key.Serial), KeyringKey.Find("user", Description, keyring: -3));
    }

    [Fact]
    public void What_cannot_be_found_says_so()
    {
        KernelCryptoException missing = Assert.Throws<KernelCryptoException>(() => KeyringKey.Find("user", "kcapigen-no-such-key"));
        Assert.Equal((Errno.ENOKEY, "request_key"), (missing.Errno, missing.Call));
        Assert.Contains("keyctl show", missing.Message, StringComparison.Ordinal);
        Assert.Equal(Errno.ENOKEY, Assert.Throws<KernelCryptoException>(() => KeyringKey.Find("user", "kcapigen-no-such-key", keyring: -3)).Errno);
        Assert.Throws<ArgumentException>(() => KeyringKey.Find("user", "a\0b"));
        Assert.Throws<ArgumentException>(() => KeyringKey.Find("", "a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyringKey.FromSerial(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyringKey.FromSerial(-3));
    }

    [Fact]
    public void A_cipher_takes_a_key_or_says_from_which_kernel_on_it_would()
    {
        byte[] bytes = Bytes.Random(16, seed: 1), iv = new byte[16];
        using var key = new UserKey(Description, bytes);
        using var same = new CbcAes(bytes);
        byte[] expected = new byte[64], text = new byte[64];
        same.Encrypt(iv, expected, expected);
        if (TakesKeys)
        {
            using var cipher = new CbcAes(KeyringKey.FromSerial(key.Serial));
            cipher.Encrypt(iv, text, text);
            same.Rekey(KeyringKey.FromSerial(key.Serial));
        }
        else
        {
            PlatformNotSupportedException refusal = Assert.Throws<PlatformNotSupportedException>(() => new CbcAes(KeyringKey.FromSerial(key.Serial)));
            Assert.Contains("Linux 6.2", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("cbc(aes)", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("hmac(sha256)", Assert.Throws<PlatformNotSupportedException>(() => new HmacSha256(KeyringKey.FromSerial(key.Serial))).Message, StringComparison.Ordinal);
            Assert.Throws<PlatformNotSupportedException>(() => same.Rekey(KeyringKey.FromSerial(key.Serial)));

            // The handle works on with the key it had.
            same.Encrypt(iv, text, text);
        }

        Bytes.AssertSame(expected, text, "with the key");
    }

    // What the kernel is asked is the documented ABI (include/uapi/linux/if_alg.h, crypto/af_alg.c): the serial number, an int, as the option's value.
    [Fact]
    public void The_system_call_is_that_of_the_documentation()
    {
        string file = Path.GetTempFileName();
        try
        {
            string[] said = Child.Run("keyring", "strace", "-f", "--seccomp-bpf", "-X", "raw", "-e", "trace=setsockopt", "-o", file);
            int serial = int.Parse(said[0], System.Globalization.CultureInfo.InvariantCulture);
            string bytes = string.Concat(BitConverter.GetBytes(serial).Select(one => $"\\x{one:x2}"));
            string call = Assert.Single(File.ReadAllLines(file), line => line.Contains("setsockopt(", StringComparison.Ordinal));
            Assert.Matches($@"setsockopt\(\d+, 0x117, 0x7, (\[{serial}\]|""{System.Text.RegularExpressions.Regex.Escape(bytes)}""), 4\) = {(TakesKeys ? "0" : "-1 ENOPROTOOPT")}", call);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
