using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>One message a call, apart and in place, forged too; and one more behind it, which must go well whatever went wrong before.</summary>
internal static class OneShots
{
    public static IEnumerable<Scenario> All =>
    [
        .. new[] { Gcm.Definition, Ccm.Definition, Authenc.Definition, EspGcm.Definition, EspGmac.Definition, ChaChaPoly.Definition }
            .Select(definition => new Scenario($"one-shots of {definition.Algorithm}", trial => Aead(trial, definition))),
        .. new[] { Cbc.Definition, Ctr.Definition, Xts.Definition, Cts.Definition, Rfc3686.Definition, ChaCha20.Definition, Essiv.Definition }
            .Select(definition => new Scenario($"one-shots of {definition.Algorithm}", trial => Skcipher(trial, definition))),
    ];

    private static void Aead(Trial trial, AeadDefinition definition)
    {
        Key key = Key.For(definition, new Random(1));
        using AeadHandle? cipher = trial.Open("open", () => AeadHandle.Open(definition, key.CipherKey));
        if (cipher is null)
        {
            return;
        }

        byte[] nonce = Text.Random(definition.NonceSize, seed: 2), text = Text.Random(256, seed: 3), associatedData = Text.Random(8, seed: 4);
        Output ciphertext = Output.Ciphertext(text.Length), tag = Output.Ciphertext(definition.TagSize);
        trial.Do("encrypt", Documented.Work, () => cipher.Encrypt(nonce, text, ciphertext.Bytes, tag.Bytes, associatedData), ciphertext, tag);

        byte[] rightText = trial.Right("encrypt"), rightTag = trial.Right("encrypt", output: 1);
        Output plaintext = Output.Secret(text.Length), inPlace = Output.SecretInPlace(rightText), forged = Output.Secret(text.Length);
        trial.Do("decrypt", Documented.Work, () => cipher.Decrypt(nonce, rightText, rightTag, plaintext.Bytes, associatedData), plaintext);
        trial.Do("decrypt in place", Documented.Work, () => cipher.Decrypt(nonce, inPlace.Bytes, rightTag, inPlace.Bytes, associatedData), inPlace);
        trial.Refused<AuthenticationTagMismatchException>("decrypt forged", Documented.Work, () => cipher.Decrypt(nonce, rightText, new byte[rightTag.Length], forged.Bytes, associatedData), forged);
        Output encrypted = Output.CiphertextInPlace(text), lastTag = Output.Ciphertext(definition.TagSize);
        trial.Do("encrypt in place", Documented.Work, () => cipher.Encrypt(nonce, encrypted.Bytes, encrypted.Bytes, lastTag.Bytes, associatedData), encrypted, lastTag);
    }

    private static void Skcipher(Trial trial, SkcipherDefinition definition)
    {
        Key key = Key.For(definition, new Random(1));
        using SkcipherHandle? cipher = trial.Open("open", () => SkcipherHandle.Open(definition, key.CipherKey));
        if (cipher is null)
        {
            return;
        }

        byte[] iv = Text.Random(definition.IvSize, seed: 2), text = Text.Random(512, seed: 3);
        Output ciphertext = Output.Ciphertext(text.Length);
        trial.Do("encrypt", Documented.Work, () => cipher.Encrypt(iv, text, ciphertext.Bytes), ciphertext);
        byte[] rightText = trial.Right("encrypt");
        Output plaintext = Output.Secret(text.Length), inPlace = Output.SecretInPlace(rightText), encrypted = Output.CiphertextInPlace(text);
        trial.Do("decrypt", Documented.Work, () => cipher.Decrypt(iv, rightText, plaintext.Bytes), plaintext);
        trial.Do("decrypt in place", Documented.Work, () => cipher.Decrypt(iv, inPlace.Bytes, inPlace.Bytes), inPlace);
        trial.Do("encrypt in place", Documented.Work, () => cipher.Encrypt(iv, encrypted.Bytes, encrypted.Bytes), encrypted);
    }
}
