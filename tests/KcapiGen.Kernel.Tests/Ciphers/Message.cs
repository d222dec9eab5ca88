namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>A message of any cipher. What the cipher does not take is empty; the text of an AEAD's ciphertext ends with its tag.</summary>
internal sealed record Message(byte[] Iv, byte[] AssociatedData, byte[] Text);
