namespace KcapiGen;

/// <summary>Specifies a kind of algorithm that AF_ALG has.</summary>
public enum KernelAlgorithmKind
{
    /// <summary>Ciphers without authentication: <c>xts(aes)</c>, <c>ctr(aes)</c>.</summary>
    Skcipher,

    /// <summary>Authenticated encryption with associated data: <c>gcm(aes)</c>.</summary>
    Aead,

    /// <summary>Hashes and message authentication codes: <c>sha256</c>, <c>cmac(aes)</c>.</summary>
    Hash,

    /// <summary>Random number generators: <c>stdrng</c>.</summary>
    Random,
}
