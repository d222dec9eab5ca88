namespace KcapiGen.Generator.Catalogue;

/// <summary>The parts that the kernel wants in the one blob of ALG_SET_KEY.</summary>
internal enum KeyLayout
{
    /// <summary>The key alone.</summary>
    Plain,

    /// <summary>The key, then a salt: the part of an ESP nonce that stays for the life of the key.</summary>
    WithSalt,

    /// <summary>The key, then the part of the counter block that RFC 3686 calls the nonce.</summary>
    WithNonce,

    /// <summary>An rtattr with the size of the encryption key, the authentication key, the encryption key (crypto_authenc_extractkeys in crypto/authenc.c).</summary>
    Authenc,
}
