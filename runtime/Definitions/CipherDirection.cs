namespace KcapiGen.Definitions;

/// <summary>What an operation does with its input.</summary>
internal enum CipherDirection
{
    Decrypt,
    Encrypt,
}
