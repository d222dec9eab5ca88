namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>A published message of a skcipher, in hex, and where it was published.</summary>
internal sealed record SkcipherVector(string Source, string Name)
{
    public string Key { get; init; } = "";

    /// <summary>What stands behind the key (RFC 3686).</summary>
    public string Nonce { get; init; } = "";

    public string Iv { get; init; } = "";

    public string Plaintext { get; init; } = "";

    public string Ciphertext { get; init; } = "";
}

/// <summary>A published message of an AEAD, in hex, and where it was published.</summary>
internal sealed record AeadVector(string Source, string Name, int TagSize)
{
    public string Key { get; init; } = "";

    /// <summary>What stands behind the key (ESP).</summary>
    public string Salt { get; init; } = "";

    public string AuthenticationKey { get; init; } = "";

    public string Nonce { get; init; } = "";

    public string AssociatedData { get; init; } = "";

    public string Plaintext { get; init; } = "";

    public string Ciphertext { get; init; } = "";

    public string Tag { get; init; } = "";
}

/// <summary>A published message of a hash and its digest, in hex, and where it was published.</summary>
internal sealed record HashVector(string Source, string Name, string Message, string Digest)
{
    /// <summary>Null where the hash is used without one.</summary>
    public string? Key { get; init; }
}
