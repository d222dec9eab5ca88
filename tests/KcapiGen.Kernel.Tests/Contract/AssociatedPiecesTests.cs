using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>Associated data in pieces is authenticated as if it were one.</summary>
public class AssociatedPiecesTests
{
    private static readonly byte[] Key = Bytes.Random(16, seed: 1), Nonce = Bytes.Random(12, seed: 2), Text = Bytes.Random(100, seed: 3);

    private readonly byte[] _expected = new byte[Text.Length], _actual = new byte[Text.Length], _tag = new byte[16];

    // Up to 512 bytes are joined on the stack.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(50_000)]
    public void Of_every_length(int length)
    {
        byte[] associated = Bytes.Random(length, seed: length), expectedTag = new byte[16];
        using var gcm = new GcmAes(Key);
        gcm.Encrypt(Nonce, Text, _expected, expectedTag, associated);
        foreach (ReadOnlyMemory<byte>[] pieces in new[] { [associated], Cut(associated, 1), Cut(associated, 5) })
        {
            gcm.Encrypt(Nonce, Text, _actual, _tag, pieces);
            Bytes.AssertSame([.. _expected, .. expectedTag], [.. _actual, .. _tag], $"{length} bytes in {pieces.Length} pieces");
            gcm.Decrypt(Nonce, _actual, _tag, _actual, pieces);
            Bytes.AssertSame(Text, _actual, "and back");
        }
    }

    [Fact]
    public void Of_every_kind_of_AEAD()
    {
        byte[] associated = Bytes.Random(33, seed: 4), header = associated[..8], tag = new byte[16];
        using var ccm = new CcmAes(Key);
        ccm.Encrypt(Nonce, Text, _expected, tag, associated);
        ccm.Encrypt(Nonce, Text, _actual, _tag, Cut(associated, 3));
        Bytes.AssertSame([.. _expected, .. tag], [.. _actual, .. _tag], "ccm");

        using var esp = new Rfc4106GcmAes(Key, new byte[4]);
        esp.Encrypt(Nonce.AsSpan(0, 8), Text, _expected, tag, header);
        esp.Encrypt(Nonce.AsSpan(0, 8), Text, _actual, _tag, [header.AsMemory(0, 4), header.AsMemory(4)]);
        Bytes.AssertSame([.. _expected, .. tag], [.. _actual, .. _tag], "esp");
        Assert.Equal("associatedData", Assert.Throws<ArgumentException>(() => esp.Encrypt(Nonce.AsSpan(0, 8), Text, _actual, _tag, [header, header])).ParamName);

        using var authenc = new HmacSha256CbcAes(Key, Key);
        byte[] iv = new byte[16], text = new byte[64], expected = new byte[64], actual = new byte[64], expectedTag = new byte[32], actualTag = new byte[32];
        authenc.Encrypt(iv, text, expected, expectedTag, associated);
        authenc.Encrypt(iv, text, actual, actualTag, Cut(associated, 4));
        Bytes.AssertSame([.. expected, .. expectedTag], [.. actual, .. actualTag], "authenc");
    }

    [Fact]
    public void Of_a_stream()
    {
        byte[] associated = Bytes.Random(700, seed: 5), output = new byte[Text.Length + 16], opened = new byte[Text.Length];
        using var gcm = new GcmAes(Key);
        gcm.Encrypt(Nonce, Text, _expected, _tag, associated);
        using (CipherStream stream = gcm.BeginEncrypt(Nonce, Cut(associated, 3)))
        {
            stream.Update(Text, last: true);
            stream.Op(output);
        }

        Bytes.AssertSame([.. _expected, .. _tag], output, "encrypted");
        using (CipherStream stream = gcm.BeginDecrypt(Nonce, Cut(associated, 4)))
        {
            stream.Update(output, last: true);
            stream.Op(opened);
        }

        Bytes.AssertSame(Text, opened, "decrypted");
    }

    // Where one piece ends and the next begins is no part of the message; everything else is.
    [Fact]
    public void A_piece_that_is_left_out_is_noticed()
    {
        byte[] associated = Bytes.Random(64, seed: 6);
        using var gcm = new GcmAes(Key);
        gcm.Encrypt(Nonce, Text, _actual, _tag, Cut(associated, 3));
        Assert.Throws<AuthenticationTagMismatchException>(() => gcm.Decrypt(Nonce, _actual, _tag, new byte[Text.Length], Cut(associated, 3)[..2]));
        Assert.Throws<AuthenticationTagMismatchException>(() => gcm.Decrypt(Nonce, _actual, _tag, new byte[Text.Length]));
        gcm.Decrypt(Nonce, _actual, _tag, _actual, [associated]);
        Bytes.AssertSame(Text, _actual, "opened");
    }

    // Literals that would fit both kinds of associated data mean none.
    [Fact]
    public void No_associated_data_is_none_in_pieces()
    {
        using var gcm = new GcmAes(Key);
        gcm.Encrypt(Nonce, Text, _expected, _tag, default);
        gcm.Encrypt(Nonce, Text, _actual, _tag, []);
        gcm.Decrypt(Nonce, _actual, _tag, _actual, ReadOnlySpan<ReadOnlyMemory<byte>>.Empty);
        Bytes.AssertSame(Text, _actual, "opened");
    }

    private static ReadOnlyMemory<byte>[] Cut(byte[] bytes, int count)
    {
        int length = bytes.Length / count;
        return [.. Enumerable.Range(0, count).Select(i => bytes.AsMemory((i * length)..(i == count - 1 ? bytes.Length : (i + 1) * length)))];
    }
}
