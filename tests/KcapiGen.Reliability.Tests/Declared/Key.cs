using KcapiGen.Definitions;

namespace KcapiGen.Reliability.Tests.Declared;

/// <summary>The bytes of a key of any layout.</summary>
/// <param name="Main">The key, for <c>authenc</c> the encryption key.</param>
/// <param name="Beside">The authentication key or the salt; empty where the layout has neither.</param>
/// <param name="IsAuthenc">Whether there are two keys.</param>
internal sealed record Key(byte[] Main, byte[] Beside, bool IsAuthenc)
{
    private const int AuthenticationKeySize = 32;

    public CipherKey CipherKey => IsAuthenc ? CipherKey.Authenc(Beside, Main) : Beside.Length > 0 ? CipherKey.WithSalt(Main, Beside) : CipherKey.FromBytes(Main);

    /// <summary>Returns a random key for a cipher.</summary>
    public static Key For(CipherDefinition definition, Random random)
    {
        bool isAuthenc = definition.Algorithm.StartsWith("authenc(", StringComparison.Ordinal);
        return new Key(Bytes(random, definition.KeySizes[random.Next(definition.KeySizes.Length)]), Bytes(random, isAuthenc ? AuthenticationKeySize : definition.SaltSize), isAuthenc);
    }

    /// <summary>Returns random bytes.</summary>
    public static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
