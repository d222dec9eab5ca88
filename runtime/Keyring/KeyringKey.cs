using KcapiGen.Keyring;

namespace KcapiGen;

/// <summary>Represents a key in the kernel's keyring by its serial number. A cipher takes the key from there, and its bytes never enter the process.</summary>
/// <remarks>
/// <para>
/// Linux 6.2 and later (<c>ALG_SET_KEY_BY_KEY_SERIAL</c>, <c>alg_setkey_by_key_serial</c> in <c>crypto/af_alg.c</c>) accept keys of the types
/// <c>user</c>, <c>logon</c>, <c>encrypted</c> and <c>trusted</c> that this process has permission to search.
/// </para>
/// <para>The cipher copies the key when it is opened. Later changes to the key in the keyring do not affect the cipher.</para>
/// </remarks>
public readonly struct KeyringKey : IEquatable<KeyringKey>
{
    private KeyringKey(int serial) => Serial = serial;

    /// <summary>Gets the serial number of the key, as <c>keyctl</c> and <c>/proc/keys</c> show it.</summary>
    public int Serial { get; }

    /// <summary>Returns the key with this serial number. The kernel checks that it exists when a cipher is opened with it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="serial"/> is not positive.</exception>
    public static KeyringKey FromSerial(int serial)
        => serial > 0 ? new(serial) : throw new ArgumentOutOfRangeException(nameof(serial), serial, "The serial number of a key is positive. keyctl and /proc/keys show it.");

    /// <summary>Finds a key in the keyrings of the thread, the process and the session, as <c>request_key(2)</c> does. No key is created.</summary>
    /// <param name="type">The type of the key, such as <c>logon</c> or <c>user</c>.</param>
    /// <param name="description">The description of the key. For a <c>logon</c> key it includes the prefix, as in <c>fscrypt:01234567</c>.</param>
    /// <exception cref="KernelCryptoException">There is no such key, or it has expired, was revoked or may not be searched.</exception>
    /// <exception cref="PlatformNotSupportedException">The kernel has no keyring, or a filter does not let this process use it.</exception>
    public static KeyringKey Find(string type, string description) => new(KeyringCalls.Request(Text(type, nameof(type)), Text(description, nameof(description))));

    /// <summary>Finds a key in one keyring and the keyrings that it links to, as <c>keyctl_search(3)</c> does.</summary>
    /// <param name="type">The type of the key, such as <c>logon</c> or <c>user</c>.</param>
    /// <param name="description">The description of the key.</param>
    /// <param name="keyring">The serial number of the keyring, or a special number of <c>linux/keyctl.h</c>: -3 for the session's keyring, -4 for the user's.</param>
    /// <exception cref="KernelCryptoException">There is no such key or keyring, or it has expired, was revoked or may not be searched.</exception>
    /// <exception cref="PlatformNotSupportedException">The kernel has no keyring, or a filter does not let this process use it.</exception>
    public static KeyringKey Find(string type, string description, int keyring) => new(KeyringCalls.Search(keyring, Text(type, nameof(type)), Text(description, nameof(description))));

    /// <inheritdoc/>
    public bool Equals(KeyringKey other) => Serial == other.Serial;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyringKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Serial;

    /// <summary>Determines whether two values are the same key.</summary>
    public static bool operator ==(KeyringKey left, KeyringKey right) => left.Equals(right);

    /// <summary>Determines whether two values are different keys.</summary>
    public static bool operator !=(KeyringKey left, KeyringKey right) => !left.Equals(right);

    /// <summary>Returns the serial number.</summary>
    public override string ToString() => $"key {Serial}";

    private static string Text(string value, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        return value.Contains('\0', StringComparison.Ordinal) ? throw new ArgumentException($"The {parameter} contains a zero byte, at which the kernel would end it.", parameter) : value;
    }
}
