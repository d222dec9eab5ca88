using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>A message of an AEAD, and what it is under each of two keys.</summary>
internal sealed class AeadCase
{
    public AeadCase(AeadDefinition definition, int length, Random random)
    {
        Definition = definition;
        Keys = [Key.For(definition, random), Key.For(definition, random)];
        Nonce = Key.Bytes(random, definition.NonceSize);
        AssociatedData = Key.Bytes(random, 20);
        Text = Key.Bytes(random, length);
        Sealed = [Seal(Keys[0]), Seal(Keys[1])];
    }

    public AeadDefinition Definition { get; }

    public Key[] Keys { get; }

    public byte[] Nonce { get; }

    public byte[] AssociatedData { get; }

    public byte[] Text { get; }

    /// <summary>Ciphertext and tag under each key.</summary>
    public byte[][] Sealed { get; }

    private byte[] Seal(Key key)
    {
        using AeadHandle handle = AeadHandle.Open(Definition, key.CipherKey);
        byte[] output = new byte[Text.Length + Definition.TagSize];
        handle.Encrypt(Nonce, Text, output.AsSpan(0, Text.Length), output.AsSpan(Text.Length), AssociatedData);
        return output;
    }
}
