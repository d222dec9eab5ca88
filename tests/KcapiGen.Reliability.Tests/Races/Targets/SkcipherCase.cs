using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>A message of a skcipher, and what it is under each of two keys.</summary>
internal sealed class SkcipherCase
{
    public const int SectorSize = 512;

    public SkcipherCase(SkcipherDefinition definition, int length, Random random)
    {
        Definition = definition;
        Keys = [Key.For(definition, random), Key.For(definition, random)];
        Iv = Key.Bytes(random, definition.IvSize);
        byte[] half = Key.Bytes(random, length / 2);
        Text = [.. half, .. half];
        Encrypted = [Encrypt(Keys[0]), Encrypt(Keys[1])];
        Decrypted = [Text, Decrypt(Keys[1])];
        Sectors = [EncryptSectors(Keys[0]), EncryptSectors(Keys[1])];
    }

    public SkcipherDefinition Definition { get; }

    public Key[] Keys { get; }

    public byte[] Iv { get; }

    /// <summary>Whole sectors, the second half like the first.</summary>
    public byte[] Text { get; }

    /// <summary>The text, encrypted under each key.</summary>
    public byte[][] Encrypted { get; }

    /// <summary>What is encrypted under the first key, decrypted under each.</summary>
    public byte[][] Decrypted { get; }

    /// <summary>The text as sectors from 0 on, encrypted under each key.</summary>
    public byte[][] Sectors { get; }

    private byte[] Encrypt(Key key)
    {
        using SkcipherHandle handle = SkcipherHandle.Open(Definition, key.CipherKey);
        byte[] output = new byte[Text.Length];
        handle.Encrypt(Iv, Text, output);
        return output;
    }

    private byte[] Decrypt(Key key)
    {
        using SkcipherHandle handle = SkcipherHandle.Open(Definition, key.CipherKey);
        byte[] output = new byte[Text.Length];
        handle.Decrypt(Iv, Encrypted[0], output);
        return output;
    }

    private byte[] EncryptSectors(Key key)
    {
        using SkcipherHandle handle = SkcipherHandle.Open(Definition, key.CipherKey);
        byte[] output = new byte[Text.Length];
        handle.EncryptSectors(0, SectorFormat.Plain64(SectorSize), Text, output);
        return output;
    }
}
