using KcapiGen.Keyring;

namespace KcapiGen;

/// <summary>A key in the kernel's keyring, named by its serial number: a cipher takes it from there, and its bytes never enter the process.</summary>
/// <remarks>
/// <para>
/// Linux 6.2 and later (<c>ALG_SET_KEY_BY_KEY_SERIAL</c>, <c>alg_setkey_by_key_serial</c> in <c>crypto/af_alg.c</c>) take keys of the types
/// <c>user</c>, <c>logon</c>, <c>encrypted</c> and <c>trusted</c> for which this process has the permission to search.
/// </para>
/// <para>The cipher copies the key when it is opened; what becomes of the keyring's own afterwards does not touch it.</para>
/// </remarks>
public readonly struct KeyringKey : IEquatable<KeyringKey>
{
    private KeyringKey(int serial) => Serial = serial;

    /// <summary>The serial number of the key, as <c>keyctl</c> and <c>/proc/keys</c> show it.</summary>
    public int Serial { get; }

    /// <summary>The key with this serial number. Whether there is one, the kernel says when a cipher is opened with it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="serial"/> is not positive: no key has such a number.</exception>
    public static KeyringKey FromSerial(int serial)
        => serial > 0 ? new(serial) : throw new ArgumentOutOfRangeException(nameof(serial), serial, "The serial number of a key is positive. Take it from keyctl or /proc/keys.");

    /// <summary>Looks a key up in the keyrings of the thread, the process and the session, as <c>request_key(2)</c> does. Nothing is created.</summary>
    /// <param name="type">The type of the key, such as <c>logon</c> or <c>user</c>.</param>
    /// <param name="description">Its description; of a <c>logon</c> key with the prefix, such as <c>fscrypt:01234567</c>.</param>
    /// <exception cref="KernelCryptoException">There is no such key, or it has expired, was revoked or may not be searched.</exception>
    /// <exception cref="PlatformNotSupportedException">The kernel has no keyring, or a filter keeps this process from it.</exception>
    public static KeyringKey Find(string type, string description) => new(KeyringCalls.Request(Text(type, nameof(type)), Text(description, nameof(description))));

    /// <summary>Looks a key up in one keyring and those that it links to, as <c>keyctl_search(3)</c> does.</summary>
    /// <param name="type">The type of the key, such as <c>logon</c> or <c>user</c>.</param>
    /// <param name="description">Its description.</param>
    /// <param name="keyring">The serial number of the keyring, or one of the special ones of <c>linux/keyctl.h</c>: -3 for the session's, -4 for the user's.</param>
    /// <exception cref="KernelCryptoException">There is no such key or keyring, or it has expired, was revoked or may not be searched.</exception>
    /// <exception cref="PlatformNotSupportedException">The kernel has no keyring, or a filter keeps this process from it.</exception>
    public static KeyringKey Find(string type, string description, int keyring) => new(KeyringCalls.Search(keyring, Text(type, nameof(type)), Text(description, nameof(description))));

    /// <inheritdoc/>
    public bool Equals(KeyringKey other) => Serial == other.Serial;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyringKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Serial;

    /// <summary>Whether two name the same key.</summary>
    public static bool operator ==(KeyringKey left, KeyringKey right) => left.Equals(right);

    /// <summary>Whether two name different keys.</summary>
    public static bool operator !=(KeyringKey left, KeyringKey right) => !left.Equals(right);

    /// <summary>The serial number.</summary>
    public override string ToString() => $"key {Serial}";

    private static string Text(string value, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        return value.Contains('\0', StringComparison.Ordinal) ? throw new ArgumentException($"The {parameter} holds a zero byte, where the kernel would end it.", parameter) : value;
    }
}
