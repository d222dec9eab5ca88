using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The parts in which a caller gives a key, and how the runtime makes one key of them.</summary>
/// <param name="Documentation">The documentation of the parameters.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Expression">The key that is made of them.</param>
internal sealed record KeyParts(string Documentation, string Parameters, string Expression)
{
    private const string KeyParameter = $"{TypeNames.Bytes} key";

    /// <summary>The parts as bytes.</summary>
    public static KeyParts Of(Algorithm algorithm) => algorithm.KeyLayout switch
    {
        KeyLayout.WithSalt => new(
            $"{Key(algorithm)}\n{Param("salt", $"The part of every nonce that belongs to the key, {algorithm.SaltSize} bytes.")}",
            $"{KeyParameter}, {TypeNames.Bytes} salt",
            FromParts("WithSalt(key, salt)")),
        KeyLayout.WithNonce => new(
            Key(algorithm) + "\n"
            + Param("nonce", $"The beginning of every counter block, which belongs to the key (RFC 3686), {algorithm.SaltSize} bytes."),
            $"{KeyParameter}, {TypeNames.Bytes} nonce",
            FromParts("WithSalt(key, nonce)")),
        KeyLayout.Authenc => new(
            $"{AuthenticationKey(algorithm)}\n{EncryptionKey(algorithm)}",
            $"{TypeNames.Bytes} authenticationKey, {TypeNames.Bytes} encryptionKey",
            FromParts("Authenc(authenticationKey, encryptionKey)")),
        _ => new(Key(algorithm), KeyParameter, FromParts("FromBytes(key)")),
    };

    /// <summary>A key of the kernel's keyring, which has all of the parts in it.</summary>
    public static KeyParts InKeyring(Algorithm algorithm) => new(KeyringKey(algorithm), $"{TypeNames.KeyringKey} key", FromParts("FromKeyring(key)"));

    private static string FromParts(string factory) => $"{TypeNames.CipherKey}.{factory}";

    private static string Key(Algorithm algorithm)
        => Param("key", $"The key, {(algorithm.MaxKeySize > 0 ? $"up to {algorithm.MaxKeySize}" : Sizes.Join(algorithm.KeySizes))} bytes.");

    private static string AuthenticationKey(Algorithm algorithm) => Param("authenticationKey", algorithm.AuthenticationKeySizes.Count > 0
        ? $"The authentication key, {Sizes.Join(algorithm.AuthenticationKeySizes)} bytes."
        : $"The key of the HMAC, of any size; the size of its digest, {algorithm.TagSizes[algorithm.TagSizes.Count - 1]} bytes, is best.");

    private static string EncryptionKey(Algorithm algorithm)
    {
        string nonce = algorithm.SaltSize > 0 ? $", the last {algorithm.SaltSize} of which are the nonce of RFC 3686" : "";
        return Param("encryptionKey", $"The key of the cipher, {Sizes.Join(algorithm.KeySizes)} bytes{nonce}.");
    }

    private static string KeyringKey(Algorithm algorithm) => algorithm.KeyLayout switch
    {
        KeyLayout.WithSalt or KeyLayout.WithNonce => Param(
            "key", $"The key, followed by the {algorithm.SaltSize} bytes of its {SizeConstants.SaltParameter(algorithm)}."),
        KeyLayout.Authenc => Param(
            "key",
            "The key, in the layout of <c>crypto_authenc_extractkeys</c> (<c>crypto/authenc.c</c>): "
            + "the length of the encryption key, the authentication key, the encryption key."),
        _ => Key(algorithm),
    };
}
