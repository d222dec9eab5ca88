namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>A handle of any declared class behind one face: the tag of an AEAD follows the ciphertext, in one-shots as in streams.</summary>
internal sealed class OpenCipher(DeclaredCipher declaration, ICipher handle) : IDisposable
{
    public KernelBackend Backend => handle.Backend;

    public byte[] Encrypt(Message message)
    {
        byte[] output = new byte[message.Text.Length + declaration.TagSize];
        Encrypt(message, message.Text, output.AsSpan(0, message.Text.Length), output.AsSpan(message.Text.Length));
        return output;
    }

    public byte[] Decrypt(Message message)
    {
        byte[] output = new byte[message.Text.Length - declaration.TagSize];
        Decrypt(message, message.Text.AsSpan(0, output.Length), message.Text.AsSpan(output.Length), output);
        return output;
    }

    public void Encrypt(Message header, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag)
    {
        if (handle is IAead aead)
        {
            aead.Encrypt(header.Iv, plaintext, ciphertext, tag, header.AssociatedData);
        }
        else
        {
            Assert.Equal(plaintext.Length, ((ISkcipher)handle).Encrypt(header.Iv, plaintext, ciphertext));
        }
    }

    public void Decrypt(Message header, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext)
    {
        if (handle is IAead aead)
        {
            aead.Decrypt(header.Iv, ciphertext, tag, plaintext, header.AssociatedData);
        }
        else
        {
            Assert.Equal(ciphertext.Length, ((ISkcipher)handle).Decrypt(header.Iv, ciphertext, plaintext));
        }
    }

    public CipherStream BeginEncrypt(Message header)
        => handle is IAead aead ? aead.BeginEncrypt(header.Iv, header.AssociatedData) : ((ISkcipher)handle).BeginEncrypt(header.Iv);

    public CipherStream BeginDecrypt(Message header)
        => handle is IAead aead ? aead.BeginDecrypt(header.Iv, header.AssociatedData) : ((ISkcipher)handle).BeginDecrypt(header.Iv);

    public void Rekey(TestKey key) => declaration.Rekey(handle, key);

    /// <summary>The handle as something that not every cipher is.</summary>
    public T As<T>() => (T)handle;

    /// <summary>Encrypts messages in one call; the tag of an AEAD follows the ciphertext.</summary>
    public byte[][] EncryptBatch(IReadOnlyList<Message> messages)
    {
        byte[][] outputs = [.. messages.Select(message => new byte[message.Text.Length + declaration.TagSize])];
        if (handle is IAead aead)
        {
            aead.EncryptBatch([.. messages.Zip(outputs, (message, output) => Whole(message, message.Text, output))]);
        }
        else
        {
            ((ISkcipher)handle).EncryptBatch([.. messages.Zip(outputs, (message, output) => new SkcipherMessage(message.Iv, message.Text, output))]);
        }

        return outputs;
    }

    /// <summary>Decrypts messages in one call, into the given outputs.</summary>
    public void DecryptBatch(IReadOnlyList<Message> messages, byte[][] outputs)
    {
        if (handle is IAead aead)
        {
            aead.DecryptBatch([.. messages.Zip(outputs, (message, output) => new AeadMessage(
                message.Iv, message.Text.AsMemory(0, output.Length), output, message.Text.AsMemory(output.Length), message.AssociatedData))]);
        }
        else
        {
            ((ISkcipher)handle).DecryptBatch([.. messages.Zip(outputs, (message, output) => new SkcipherMessage(message.Iv, message.Text, output))]);
        }
    }

    public OpenCipher Reinit() => new(declaration, ((IReinit<ICipher>)handle).Reinit());

    public void Dispose() => handle.Dispose();

    public override string? ToString() => handle.ToString();

    private static AeadMessage Whole(Message message, byte[] text, byte[] output)
        => new(message.Iv, text, output.AsMemory(0, text.Length), output.AsMemory(text.Length), message.AssociatedData);
}
