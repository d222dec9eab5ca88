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

    public OpenCipher Reinit() => new(declaration, ((IReinit<ICipher>)handle).Reinit());

    public void Dispose() => handle.Dispose();

    public override string? ToString() => handle.ToString();
}
