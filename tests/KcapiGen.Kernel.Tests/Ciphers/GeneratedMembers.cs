using System.Security.Cryptography;

namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>What every generated class has. The classes share no base: Declarations.cs gives them these interfaces, and the generated members fulfil them.</summary>
internal interface ICipher : IDisposable
{
    KernelBackend Backend { get; }

    void Rekey(KeyringKey key);
}

internal interface IAead : ICipher
{
    void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData);

    void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData);

    CipherStream BeginEncrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData);

    CipherStream BeginDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData);

    void EncryptBatch(ReadOnlySpan<AeadMessage> messages);

    void DecryptBatch(ReadOnlySpan<AeadMessage> messages);
}

internal interface ISkcipher : ICipher
{
    int Encrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);

    int Decrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext);

    CipherStream BeginEncrypt(ReadOnlySpan<byte> iv);

    CipherStream BeginDecrypt(ReadOnlySpan<byte> iv);

    void EncryptBatch(ReadOnlySpan<SkcipherMessage> messages);

    void DecryptBatch(ReadOnlySpan<SkcipherMessage> messages);
}

/// <summary>A skcipher with an IV, which can be made of the number of a sector.</summary>
internal interface ISectors
{
    int EncryptSectors(ulong firstSector, int sectorSize, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);

    int EncryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);

    int DecryptSectors(ulong firstSector, int sectorSize, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext);

    int DecryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext);
}

/// <summary>A skcipher that carries its state on.</summary>
internal interface IPipes
{
    ICryptoTransform CreateEncryptor(ReadOnlySpan<byte> iv);

    ICryptoTransform CreateDecryptor(ReadOnlySpan<byte> iv);

    long Encrypt(ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress);

    long Decrypt(ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress);

    Task<long> EncryptAsync(ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken);

    Task<long> DecryptAsync(ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken);
}

/// <summary>The same, of a skcipher whose generated methods have no parameter for an IV.</summary>
internal interface IPipesWithoutIv : IPipes
{
    ICryptoTransform CreateEncryptor();

    ICryptoTransform CreateDecryptor();

    long Encrypt(Stream source, Stream destination, IProgress<long>? progress);

    long Decrypt(Stream source, Stream destination, IProgress<long>? progress);

    Task<long> EncryptAsync(Stream source, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken);

    Task<long> DecryptAsync(Stream source, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken);

    ICryptoTransform IPipes.CreateEncryptor(ReadOnlySpan<byte> iv) => CreateEncryptor();

    ICryptoTransform IPipes.CreateDecryptor(ReadOnlySpan<byte> iv) => CreateDecryptor();

    long IPipes.Encrypt(ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress) => Encrypt(source, destination, progress);

    long IPipes.Decrypt(ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress) => Decrypt(source, destination, progress);

    Task<long> IPipes.EncryptAsync(ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken) =>
        EncryptAsync(source, destination, progress, cancellationToken);

    Task<long> IPipes.DecryptAsync(ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken) =>
        DecryptAsync(source, destination, progress, cancellationToken);
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

internal interface ISkcipher<out TSelf> : ISkcipher, ISectors, IReinit<TSelf>;

internal interface ISkcipherWithoutIv<out TSelf> : ISkcipherWithoutIv, IReinit<TSelf>;
