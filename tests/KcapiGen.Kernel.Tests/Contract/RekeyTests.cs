using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A handle takes another key; the handles that were made of it before keep theirs.</summary>
public class RekeyTests
{
    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void The_new_key_here_and_the_old_one_there(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        TestKey newKey = declared.NewKey(declared.KeySizes[0], seed: 50);
        using OpenCipher first = declared.Open(), fresh = declared.Open(newKey);
        Message message = declared.NewMessage(1008, seed: 1);
        byte[] underOldKey = first.Encrypt(message), underNewKey = fresh.Encrypt(message);
        Assert.NotEqual(underOldKey, underNewKey);

        using OpenCipher second = first.Reinit();
        first.Rekey(newKey);
        Bytes.AssertSame(underNewKey, first.Encrypt(message), $"{declared}: with the new key");
        Bytes.AssertSame(underOldKey, second.Encrypt(message), $"{declared}: the other handle");
        using OpenCipher third = first.Reinit();
        Bytes.AssertSame(underNewKey, third.Encrypt(message), $"{declared}: made of it afterwards");
        Assert.Equal(DeclaredCiphers.Side, first.Backend);
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void A_key_that_is_refused_leaves_the_old_one(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        byte[] expected = cipher.Encrypt(message);
        // No cipher takes keys of three bytes.
        TestKey wrong = declared.HasParts ? new(new byte[3], new byte[3]) : new(new byte[3]);
        Assert.Throws<ArgumentException>(() => cipher.Rekey(wrong));
        using (cipher.BeginEncrypt(message))
        {
            Assert.Throws<InvalidOperationException>(() => cipher.Rekey(declared.NewKey(declared.KeySizes[0], seed: 2)));
        }

        Bytes.AssertSame(expected, cipher.Encrypt(message), $"{declared}: afterwards");
        cipher.Dispose();
        Assert.Throws<ObjectDisposedException>(() => cipher.Rekey(declared.NewKey(declared.KeySizes[0], seed: 2)));
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.KeyedHere), MemberType = typeof(DeclaredHashes))]
    public void The_new_key_of_a_hash_here_and_the_old_one_there(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        byte[] newKey = declared.NewKey(seed: 50), message = declared.NewMessage(1008, seed: 1);
        using IHashClass first = declared.Open(), fresh = declared.Open(newKey), second = first.Reinit();
        byte[] underOldKey = first.ComputeHash(message), underNewKey = fresh.ComputeHash(message);
        Assert.NotEqual(underOldKey, underNewKey);

        second.AppendData(message);
        first.Rekey(newKey);
        Bytes.AssertSame(underNewKey, first.ComputeHash(message), $"{declared}: with the new key");
        Bytes.AssertSame(underOldKey, second.GetHashAndReset(), $"{declared}: the other handle");
        using IHashClass third = first.Reinit();
        Bytes.AssertSame(underNewKey, third.ComputeHash(message), $"{declared}: made of it afterwards");
        Assert.Equal(DeclaredCiphers.Side, first.Backend);
    }

    [Theory]
    [MemberData(nameof(DeclaredHashes.KeyedHere), MemberType = typeof(DeclaredHashes))]
    public void A_hash_that_cannot_take_a_key_keeps_the_old_one_and_its_message(string title)
    {
        DeclaredHash declared = DeclaredHashes.Of(title);
        IHashClass hash = declared.Open();
        byte[] message = declared.NewMessage(64, seed: 1), expected = hash.ComputeHash(message), newKey = declared.NewKey(seed: 2);
        Assert.Throws<ArgumentException>(() => hash.Rekey(new byte[declared.KeySizes[^1] + 1]));
        hash.AppendData(message);
        Assert.Throws<InvalidOperationException>(() => hash.Rekey(newKey));
        Bytes.AssertSame(expected, hash.GetHashAndReset(), $"{declared}: afterwards");
        hash.Dispose();
        Assert.Throws<ObjectDisposedException>(() => hash.Rekey(newKey));
    }
}
