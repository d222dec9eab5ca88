namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>The members of cipher classes that take a nonce to encrypt with, or a key.</summary>
internal static class CipherMembers
{
    public const string Rekey = "Rekey";
    public const string Batch = "EncryptBatch";

    /// <summary>Returns whether a member encrypts a message, or begins to, with a nonce that it is given.</summary>
    public static bool TakesNonce(string name) => name is "Encrypt" or "EncryptAsync" or "BeginEncrypt" or "CreateEncryptor";

    public static bool Concerns(string name) => TakesNonce(name) || name is Batch or Rekey;

    /// <summary>Returns whether a text may name one of them.</summary>
    public static bool MayBeMentioned(string text)
        => text.IndexOf("Encrypt", StringComparison.Ordinal) >= 0 || text.IndexOf(Rekey, StringComparison.Ordinal) >= 0;
}
