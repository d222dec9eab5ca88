namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>A key in the order of the generated constructor: the key and its salt (or nonce), or the authentication key and the encryption key.</summary>
internal sealed record TestKey(byte[] First, byte[]? Second = null);
