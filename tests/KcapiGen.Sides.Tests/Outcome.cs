using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Handles;

namespace KcapiGen.Sides.Tests;

/// <summary>What one side makes of a case: everything that a caller could see, as text that can be compared.</summary>
internal static class Outcome
{
    public static string Of(Case input, KernelBackend side)
    {
        CipherDefinition definition = Definitions.Define(Definitions.Resolve(input.Algorithm), input.TagSize);
        var random = new Random(input.Seed);
        byte[] key = Bytes(random, input.KeySize), other = Bytes(random, OtherSize(input)), iv = Bytes(random, input.NonceSize);
        byte[] text = Bytes(random, input.Length), associatedData = Bytes(random, input.AssociatedLength);
        return definition is AeadDefinition aead
            ? Aead(Side.On(side, () => AeadHandle.Open(aead, KeyOf(input, key, other))), aead, iv, text, associatedData, input.Damage, random)
            : Skcipher(Side.On(side, () => SkcipherHandle.Open((SkcipherDefinition)definition, KeyOf(input, key, other))), (SkcipherDefinition)definition, iv, text, random);
    }

    private static string Aead(AeadHandle handle, AeadDefinition definition, byte[] nonce, byte[] text, byte[] associatedData, int damage, Random random)
    {
        using (handle)
        {
            byte[] sealedText = new byte[text.Length + definition.TagSize];
            Span<byte> tag = sealedText.AsSpan(text.Length);
            handle.Encrypt(nonce, text, sealedText.AsSpan(0, text.Length), tag, associatedData);

            using AeadHandle second = handle.Reinit();
            string streamed;
            using (CipherStream stream = second.BeginEncrypt(nonce, associatedData))
            {
                streamed = Pieces.Through(stream, text, isCut: false, random);
            }

            if (damage >= 0)
            {
                int bit = damage % (sealedText.Length * 8);
                sealedText[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            byte[] opened = Bytes(random, text.Length);
            string verdict = Verdict(() => handle.Decrypt(nonce, sealedText.AsSpan(0, text.Length), sealedText.AsSpan(text.Length), opened, associatedData));
            string streamVerdict;
            using (CipherStream stream = second.BeginDecrypt(nonce, associatedData))
            {
                string piecewise = "";
                streamVerdict = Verdict(() => piecewise = Pieces.Through(stream, sealedText, isCut: false, random)) + piecewise;
            }

            return $"sealed {Hash(sealedText)}, streamed {streamed}, {verdict} {Hash(opened)}, {streamVerdict}, like the text: {opened.AsSpan().SequenceEqual(text)}";
        }
    }

    private static string Skcipher(SkcipherHandle handle, SkcipherDefinition definition, byte[] iv, byte[] text, Random random)
    {
        using (handle)
        {
            byte[] encrypted = new byte[text.Length], decrypted = (byte[])text.Clone();
            handle.Encrypt(iv, text, encrypted);
            string streamed;
            using (CipherStream stream = handle.BeginEncrypt(iv))
            {
                streamed = Pieces.Through(stream, text, definition.ChunkSize > 0, random);
            }

            // In place, of the text as if it were encrypted.
            handle.Decrypt(iv, decrypted, decrypted);
            using SkcipherHandle second = handle.Reinit();
            byte[] back = new byte[text.Length];
            second.Decrypt(iv, encrypted, back);
            return $"encrypted {Hash(encrypted)}, streamed {streamed}, decrypted {Hash(decrypted)}, like the text: {back.AsSpan().SequenceEqual(text)}";
        }
    }

    private static string Verdict(Action action)
    {
        try
        {
            action();
            return "authentic";
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or InvalidOperationException)
        {
            return e.GetType().Name;
        }
    }

    private static CipherKey KeyOf(Case input, byte[] key, byte[] other) => Definitions.Resolve(input.Algorithm).KeyLayout switch
    {
        KeyLayout.Plain => CipherKey.FromBytes(key),
        KeyLayout.Authenc => CipherKey.Authenc(other, key),
        _ => CipherKey.WithSalt(key, other),
    };

    private static int OtherSize(Case input)
    {
        Algorithm algorithm = Definitions.Resolve(input.Algorithm);
        if (algorithm.KeyLayout != KeyLayout.Authenc)
        {
            return algorithm.SaltSize;
        }

        int[] sizes = [.. Generator.Catalogue.InProcess.AuthenticationKeySizes(algorithm)];
        return sizes.Length > 0 ? sizes[input.Seed % sizes.Length] : input.Seed % 80;
    }

    private static byte[] Bytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    internal static string Hash(ReadOnlySpan<byte> bytes) => $"{bytes.Length}:{Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 8))}";
}
