namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>What every generated class has. The classes share no base: Declarations.cs gives them these interfaces, and the generated members fulfil them.</summary>
internal interface ICipher : IDisposable
{
    KernelBackend Backend { get; }
}

internal interface IAead : ICipher
{
    void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData);

    void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData);

    CipherStream BeginEncrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData);

    CipherStream BeginDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData);
}

internal interface ISkcipher : ICipher
{
    int Encrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);

    int Decrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext);

    CipherStream BeginEncrypt(ReadOnlySpan<byte> iv);

    CipherStream BeginDecrypt(ReadOnlySpan<byte> iv);
}

/// <summary>A skcipher whose generated methods have no parameter for an IV.</summary>
internal interface ISkcipherWithoutIv : ISkcipher
{
    int Encrypt(ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);

    int Decrypt(ReadOnlySpan<byte> ciphertext, Span<byte> plaintext);

    CipherStream BeginEncrypt();

    CipherStream BeginDecrypt();

    int ISkcipher.Encrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext) => Encrypt(plaintext, ciphertext);

    int ISkcipher.Decrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext) => Decrypt(ciphertext, plaintext);

    CipherStream ISkcipher.BeginEncrypt(ReadOnlySpan<byte> iv) => BeginEncrypt();

    CipherStream ISkcipher.BeginDecrypt(ReadOnlySpan<byte> iv) => BeginDecrypt();
}

/// <summary>Covariant, so that Reinit can be called without naming the class.</summary>
internal interface IReinit<out TSelf>
{
    TSelf Reinit();
}

internal interface IAead<out TSelf> : IAead, IReinit<TSelf>;

internal interface ISkcipher<out TSelf> : ISkcipher, IReinit<TSelf>;

internal interface ISkcipherWithoutIv<out TSelf> : ISkcipherWithoutIv, IReinit<TSelf>;
