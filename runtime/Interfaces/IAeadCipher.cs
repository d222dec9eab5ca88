using System.ComponentModel;

namespace KcapiGen;

/// <summary>
/// Represents an authenticated cipher (AEAD). Every generated class of an AEAD implements it, so a program can choose the cipher at run time, and a test
/// can take the place of one.
/// </summary>
/// <remarks>A handle does one operation at a time.</remarks>
public interface IAeadCipher : IDisposable
{
    /// <summary>Gets the size of a nonce in bytes. CCM also takes others, from 7 to 13 bytes.</summary>
    int NonceSize { get; }

    /// <summary>Gets the size of a tag in bytes.</summary>
    int TagSizeInBytes { get; }

    /// <summary>Gets the backend that does the work of this handle.</summary>
    KernelBackend Backend { get; }

    /// <summary>Encrypts and authenticates a message.</summary>
    /// <param name="nonce">The nonce. Never use it twice with one key.</param>
    /// <param name="plaintext">The message.</param>
    /// <param name="ciphertext">Receives the encrypted message, as many bytes as <paramref name="plaintext"/>. The two can be the same memory.</param>
    /// <param name="tag">Receives the tag.</param>
    /// <param name="associatedData">Data that is authenticated but not encrypted.</param>
    /// <exception cref="ArgumentException">A buffer has the wrong size, or two buffers partly overlap.</exception>
    void Encrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData = default);

    /// <summary>Verifies and decrypts a message.</summary>
    /// <param name="nonce">The nonce.</param>
    /// <param name="ciphertext">The encrypted message.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="plaintext">
    /// Receives the message, as many bytes as <paramref name="ciphertext"/>. The two can be the same memory. Cleared if the message is not authentic.
    /// </param>
    /// <param name="associatedData">Data that is authenticated but not encrypted.</param>
    /// <exception cref="System.Security.Cryptography.AuthenticationTagMismatchException">The message is not authentic.</exception>
    /// <exception cref="ArgumentException">A buffer has the wrong size, or two buffers partly overlap.</exception>
    void Decrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData = default);
}

/// <summary>Implemented by every generated class of an AEAD whose key is one string of bytes, so that generic code can open it.</summary>
/// <typeparam name="TSelf">The generated class.</typeparam>
public interface IAeadCipher<TSelf> : IAeadCipher
    where TSelf : class, IAeadCipher<TSelf>
{
    /// <summary>Gets the kernel's name for the algorithm.</summary>
    static abstract string Name { get; }

    /// <summary>Gets the backend on which a handle would be opened now; <see langword="null"/> if no handle can be opened.</summary>
    static abstract KernelBackend? ExpectedBackend { get; }

    /// <summary>Opens a handle with a key. The memory of the key can be cleared afterwards.</summary>
    /// <exception cref="ArgumentException">The key has the wrong size.</exception>
    /// <exception cref="PlatformNotSupportedException">The algorithm is not available to this process.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Open(ReadOnlySpan<byte> key);
}
