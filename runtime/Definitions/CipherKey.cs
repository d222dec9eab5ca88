using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>A key as a constructor got it, in the parts that the algorithm has. It points to the caller's memory and copies nothing. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct CipherKey
{
    private CipherKey(KeyLayout layout, ReadOnlySpan<byte> key, ReadOnlySpan<byte> other, int serial = 0)
    {
        Layout = layout;
        Key = key;
        Other = other;
        Serial = serial;
    }

    internal enum KeyLayout
    {
        /// <summary>Of the default value: no key at all, as for a hash that takes none.</summary>
        None,
        Plain,
        Salted,
        Authenc,
        Keyring,
    }

    internal KeyLayout Layout { get; }

    /// <summary>The key; of <c>authenc</c> the encryption key.</summary>
    internal ReadOnlySpan<byte> Key { get; }

    /// <summary>The salt, or the authentication key.</summary>
    internal ReadOnlySpan<byte> Other { get; }

    /// <summary>The serial number of a key in the keyring.</summary>
    internal int Serial { get; }

    /// <summary>A key of one part.</summary>
    public static CipherKey FromBytes(ReadOnlySpan<byte> key) => new(KeyLayout.Plain, key, []);

    /// <summary>A key and the salt or nonce that stays with it (rfc4106, rfc4309, rfc4543, rfc7539esp, rfc3686).</summary>
    public static CipherKey WithSalt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt) => new(KeyLayout.Salted, key, salt);

    /// <summary>A key that stays in the kernel's keyring.</summary>
    public static CipherKey FromKeyring(KeyringKey key) => new(KeyLayout.Keyring, [], [], key.Serial);

    /// <summary>An authentication key and an encryption key (authenc).</summary>
    public static CipherKey Authenc(ReadOnlySpan<byte> authenticationKey, ReadOnlySpan<byte> encryptionKey) => new(KeyLayout.Authenc, encryptionKey, authenticationKey);
}
