using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A batch does what its messages would do one by one; what fails is named, and keeps nothing else from being done.</summary>
public class BatchTests
{
    // Around the window in which an operation gets them.
    private static readonly int[] Counts = [0, 1, 2, 63, 64, 65, 150];

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void As_one_by_one(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        foreach (int count in Counts)
        {
            Message[] messages = Messages(declared, count);
            byte[][] sealedMessages = cipher.EncryptBatch(messages);
            for (int i = 0; i < count; i++)
            {
                Bytes.AssertSame(cipher.Encrypt(messages[i]), sealedMessages[i], $"{declared}: message {i} of {count}");
            }

            byte[][] opened = [.. messages.Select(message => new byte[message.Text.Length])];
            cipher.DecryptBatch([.. messages.Zip(sealedMessages, (message, text) => message with { Text = text })], opened);
            for (int i = 0; i < count; i++)
            {
                Bytes.AssertSame(messages[i].Text, opened[i], $"{declared}: message {i} of {count} decrypted");
            }
        }
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Aeads), MemberType = typeof(DeclaredCiphers))]
    public void Forged_messages_are_named_and_cleared_and_the_others_done(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message[] messages = [.. Enumerable.Range(0, 70).Select(i => declared.NewMessage(1008, seed: i))];
        byte[][] texts = cipher.EncryptBatch(messages);
        int[] forged = [0, 3, 63, 64, 69];
        foreach (int index in forged)
        {
            texts[index][^1] ^= 1;
        }

        byte[][] opened = [.. messages.Select((message, i) => Bytes.Random(message.Text.Length, seed: i + 1))];
        CipherBatchException exception = Assert.Throws<CipherBatchException>(
            () => cipher.DecryptBatch([.. messages.Zip(texts, (message, text) => message with { Text = text })], opened));
        Assert.Equal(forged, exception.Failures.Select(failure => failure.Index));
        Assert.All(exception.Failures, failure => Assert.IsType<AuthenticationTagMismatchException>(failure.Exception));
        Assert.Contains("5 of 70 messages failed (index 0, 3, 63, 64, 69)", exception.Message, StringComparison.Ordinal);
        for (int i = 0; i < messages.Length; i++)
        {
            Bytes.AssertSame(forged.Contains(i) ? new byte[1008] : messages[i].Text, opened[i], $"{declared}: message {i}");
        }

        Bytes.AssertSame(texts[1], cipher.Encrypt(messages[1]), $"{declared}: afterwards");
    }

    // A catch that was written for Decrypt sees it.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(70, 64)]
    public void The_only_failure_of_a_batch_is_what_a_forged_message_alone_throws(int count, int forged)
    {
        using var cipher = new GcmAes(Bytes.Random(16, seed: 1));
        byte[] nonce = new byte[12];
        byte[][] texts = [.. Enumerable.Range(0, count).Select(_ => new byte[64])], tags = [.. texts.Select(_ => new byte[16])];
        cipher.EncryptBatch([.. texts.Zip(tags, (text, tag) => new AeadMessage(nonce, text, text, tag))]);
        tags[forged][3] ^= 1;

        AuthenticationTagMismatchException exception = Assert.Throws<AuthenticationTagMismatchException>(
            () => cipher.DecryptBatch([.. texts.Zip(tags, (text, tag) => new AeadMessage(nonce, text, text, tag))]));
        CipherBatchException batch = Assert.IsType<CipherBatchException>(exception.InnerException);
        Assert.Equal(forged, Assert.Single(batch.Failures).Index);
        Assert.All(texts, text => Bytes.AssertSame(new byte[64], text, "decrypted or cleared"));
    }

    // The caller's own memory may throw when it is pinned or unpinned, in the midst of a batch.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_one_batch_failed_with_is_not_thrown_by_the_next(bool throwsOnPin)
    {
        using var cipher = new GcmAes(Bytes.Random(16, seed: 1));
        byte[] nonce = new byte[12], tag = new byte[16];
        using var memory = new ThrowingMemory(throwsOnPin);
        AeadMessage[] forged = [.. Enumerable.Range(0, 64).Select(_ => new AeadMessage(nonce, new byte[64], new byte[64], new byte[16]))];
        Assert.Throws<NotSupportedException>(() => cipher.DecryptBatch([.. forged, new AeadMessage(nonce, memory.Memory, new byte[64], new byte[16])]));

        byte[] text = new byte[64];
        cipher.EncryptBatch([new AeadMessage(nonce, text, text, tag)]);
        cipher.DecryptBatch([new AeadMessage(nonce, text, text, tag)]);
        Bytes.AssertSame(new byte[64], text, "afterwards");
    }

    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void A_wrong_size_is_named_before_anything_is_done(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        using OpenCipher cipher = declared.Open();
        Message good = declared.NewMessage(64, seed: 1);
        byte[][] outputs = [new byte[64], new byte[63]];
        Message[] messages = [.. new[] { good, good }.Select(message => message with { Text = cipher.Encrypt(message) })];
        messages[1] = messages[1] with { Text = new byte[64 + declared.TagSize] };
        if (declared.IsAead)
        {
            messages[1] = messages[1] with { Iv = new byte[5] };
        }

        ArgumentException exception = Assert.Throws<ArgumentException>(() => cipher.DecryptBatch(messages, outputs));
        Assert.StartsWith("messages[1]: ", exception.Message, StringComparison.Ordinal);
        Assert.All(outputs[0], one => Assert.Equal(0, one));
    }

    // The room for what the kernel gives back of it is one for all the messages.
    [Fact]
    public void Associated_data_that_grows_from_message_to_message()
    {
        using var cipher = new GcmAes(Bytes.Random(16, seed: 1));
        byte[] nonce = new byte[12];
        byte[][] associated = [.. Enumerable.Range(0, 40).Select(i => Bytes.Random(i * 500, seed: i))], outputs = [.. associated.Select(_ => new byte[64])], tags = [.. associated.Select(_ => new byte[16])];
        cipher.EncryptBatch([.. associated.Select((data, i) => new AeadMessage(nonce, Bytes.Random(64, seed: i), outputs[i], tags[i], data))]);
        for (int i = 0; i < associated.Length; i++)
        {
            byte[] expected = new byte[64], tag = new byte[16];
            cipher.Encrypt(nonce, Bytes.Random(64, seed: i), expected, tag, associated[i]);
            Bytes.AssertSame([.. expected, .. tag], [.. outputs[i], .. tags[i]], $"message {i}");
        }
    }

    [Fact]
    public void Messages_that_an_OP_does_not_hold_in_one_piece_are_among_them()
    {
        using var cipher = new CtrAes(Bytes.Random(16, seed: 1));
        byte[] iv = new byte[16];
        byte[][] texts = [Bytes.Random(100, seed: 1), Bytes.Random(1_000_000, seed: 2), [], Bytes.Random(5, seed: 3)];
        byte[][] outputs = [.. texts.Select(text => new byte[text.Length])];
        cipher.EncryptBatch([.. texts.Zip(outputs, (text, output) => new SkcipherMessage(iv, text, output))]);
        for (int i = 0; i < texts.Length; i++)
        {
            byte[] expected = new byte[texts[i].Length];
            cipher.Encrypt(iv, texts[i], expected);
            Bytes.AssertSame(expected, outputs[i], $"message {i}");
        }
    }

    [Fact]
    public void One_that_is_too_long_is_named_and_the_others_are_done()
    {
        using var cipher = new GcmAes(Bytes.Random(16, seed: 1));
        byte[] nonce = new byte[12], text = Bytes.Random(64, seed: 2), output = new byte[64], tag = new byte[16];

        // More pages than net.core.optmem_max has room for, which is 20 KiB on Linux 6.1 and 128 KiB on 6.12.
        int tooLong = DeclaredCiphers.Side == KernelBackend.Kernel ? 20_000_000 : 0;
        byte[] large = new byte[tooLong];
        AeadMessage[] messages = [new(nonce, large, large, new byte[16]), new(nonce, text, output, tag)];
        if (tooLong > 0)
        {
            CipherBatchException exception = Assert.Throws<CipherBatchException>(() => cipher.EncryptBatch(messages));
            BatchFailure failure = Assert.Single(exception.Failures);
            Assert.Equal(0, failure.Index);
            Assert.IsType<ArgumentException>(failure.Exception);
        }
        else
        {
            cipher.EncryptBatch(messages);
        }

        byte[] alone = new byte[64];
        cipher.Encrypt(nonce, text, alone, new byte[16]);
        Bytes.AssertSame(alone, output, "the other");
    }

    [Fact]
    public void A_handle_at_work_refuses_a_batch()
    {
        using var cipher = new CtrAes(Bytes.Random(16, seed: 1));
        using CipherStream stream = cipher.BeginEncrypt(new byte[16]);
        Assert.Throws<InvalidOperationException>(() => cipher.EncryptBatch([new(new byte[16], new byte[5], new byte[5])]));
        stream.Dispose();
        cipher.Dispose();
        Assert.Throws<ObjectDisposedException>(() => cipher.EncryptBatch([new(new byte[16], new byte[5], new byte[5])]));
    }

    private static Message[] Messages(DeclaredCipher declared, int count)
    {
        int[] lengths = [.. new[] { 64, 0, 16, 1008, 4096, 20_000, 48 }.Where(declared.Takes)];
        return [.. Enumerable.Range(0, count).Select(i => declared.NewMessage(lengths[i % lengths.Length], seed: i, associatedLength: i % 3 * 20))];
    }
}
