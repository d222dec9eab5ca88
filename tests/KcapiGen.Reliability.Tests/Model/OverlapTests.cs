using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>Buffers that lie over each other at random: the result is right, or an <see cref="ArgumentException"/> says that the call is refused.</summary>
public sealed class OverlapTests
{
    private const double Share = 0.02;
    private const int LongestText = 64;

    private int _refused;
    private int _right;

    [Fact]
    public void OfAeads() => Attack("overlaps of AEADs", random =>
    {
        AeadDefinition[] all = [Gcm.Definition, Ccm.Definition, Authenc.Definition, ChaChaPoly.Definition, EspGcm.Definition, EspGmac.Definition, EspCcm.Definition];
        AeadDefinition definition = all[random.Next(all.Length)];
        Key key = Key.For(definition, random);
        int length = random.Next(LongestText + 1) / definition.LengthMultiple * definition.LengthMultiple, associated = Lengths.Associated(random, definition.NonceFormat) % (LongestText / 2);
        KernelBackend side = Sides.Here[random.Next(Sides.Here.Count)];
        using AeadHandle handle = Sides.On(side, () => AeadHandle.Open(definition, key.CipherKey));
        return $"{definition.Algorithm} on {side}: " + (random.Next(2) == 0 ? Encrypt(handle, definition, key, length, associated, random) : Decrypt(handle, definition, key, length, associated, random));
    });

    [Fact]
    public void OfSkciphers() => Attack("overlaps of skciphers", random =>
    {
        SkcipherDefinition[] all = [Cbc.Definition, Ctr.Definition, Xts.Definition, Ecb.Definition, Cts.Definition, Rfc3686.Definition, Essiv.Definition];
        SkcipherDefinition definition = all[random.Next(all.Length)];
        Key key = Key.For(definition, random);
        int length = Math.Min(Lengths.Text(random, definition), LongestText);
        KernelBackend side = Sides.Here[random.Next(Sides.Here.Count)];
        using SkcipherHandle handle = Sides.On(side, () => SkcipherHandle.Open(definition, key.CipherKey));
        return $"{definition.Algorithm} on {side}: " + Encrypt(handle, definition, key, length, random);
    });

    [Fact]
    public void OfKeyedHashes() => Attack("overlaps of keyed hashes", random =>
    {
        HashDefinition[] all = [HmacSha256.Definition, HmacSha512.Definition, CmacAes.Definition];
        HashDefinition definition = all[random.Next(all.Length)];
        var arena = new Arena(random);
        Range key = arena.Anywhere(16), source = arena.Anywhere(random.Next(LongestText)), target = arena.Anywhere(definition.HashSizeInBytes);
        byte[] right = arena.With((target, References.Digest(definition, arena.Memory[key], arena.Memory[source])));
        KernelBackend side = Sides.Here[random.Next(Sides.Here.Count)];
        return $"{definition.Algorithm} on {side}: HashData(key: {key}, source: {source}, destination: {target}): " + Judge(
            arena, right, () => Sides.On(side, () => HashHandle.HashData(definition, CipherKey.FromBytes(arena.Memory.AsSpan(key)), arena.Memory.AsSpan(source), arena.Memory.AsSpan(target))));
    });

    [Fact]
    public void OfDerivedKeys() => Attack("overlaps of derived keys", random =>
    {
        var arena = new Arena(random);
        Range key = arena.Anywhere(random.Next(1, 40)), salt = arena.Anywhere(random.Next(40)), info = arena.Anywhere(random.Next(40)), target = arena.Anywhere(random.Next(1, 100));
        (byte[] k, byte[] s, byte[] i) = (arena.Memory[key], arena.Memory[salt], arena.Memory[info]);
        int size = target.GetOffsetAndLength(arena.Memory.Length).Length;
        KernelBackend side = Sides.Here[random.Next(Sides.Here.Count)];
        string lies = $"(key: {key}, salt: {salt}, info: {info}, output: {target}) on {side}: ";
        return random.Next(3) switch
        {
            0 => "KernelHkdf.DeriveKey" + lies + Judge(arena, arena.With((target, HKDF.DeriveKey(HashAlgorithmName.SHA256, k, size, s, i))), () => On(side, () =>
                KernelHkdf.DeriveKey<HmacSha256>(arena.Memory.AsSpan(key), arena.Memory.AsSpan(target), arena.Memory.AsSpan(salt), arena.Memory.AsSpan(info)))),
            1 => "KernelPbkdf2.DeriveKey" + lies + Judge(arena, arena.With((target, Rfc2898DeriveBytes.Pbkdf2(k, s, 3, HashAlgorithmName.SHA256, size))), () => On(side, () =>
                KernelPbkdf2.DeriveKey<HmacSha256>(arena.Memory.AsSpan(key), arena.Memory.AsSpan(salt), arena.Memory.AsSpan(target), iterations: 3))),
            _ => "KernelKbkdf.DeriveCounter" + lies + Judge(arena, arena.With((target, SP800108HmacCounterKdf.DeriveBytes(k, HashAlgorithmName.SHA256, s, i, size))), () => On(side, () =>
                KernelKbkdf.DeriveCounter<HmacSha256>(arena.Memory.AsSpan(key), arena.Memory.AsSpan(salt), arena.Memory.AsSpan(info), arena.Memory.AsSpan(target)))),
        };
    });

    private static void On(KernelBackend side, Action derive) => Sides.On(side, () =>
    {
        derive();
        return true;
    });

    private void Attack(string name, Func<Random, string> round)
    {
        int first = Seed.Take(name);
        var budget = new Budget(Share);
        int seed = first;
        do
        {
            string outcome = round(new Random(seed));
            Assert.True(outcome.EndsWith("right", StringComparison.Ordinal) || outcome.EndsWith("refused", StringComparison.Ordinal), $"KCAPIGEN_SEED={seed}: {outcome}");
            seed++;
        }
        while (budget.HasTime);
        Figures.Print(name, Sides.Here, $"{seed - first:N0} calls, {_right:N0} right, {_refused:N0} refused");
    }

    private string Encrypt(AeadHandle handle, AeadDefinition definition, Key key, int length, int associated, Random random)
    {
        var arena = new Arena(random);
        Range nonce = arena.Anywhere(definition.NonceSize), data = arena.Anywhere(associated), text = arena.Anywhere(length), target = arena.Near(text), tag = arena.Anywhere(definition.TagSize);
        byte[] message = References.Seal(definition, key, arena.Memory[nonce], arena.Memory[text], arena.Memory[data]);
        return $"Encrypt(nonce: {nonce}, plaintext: {text}, ciphertext: {target}, tag: {tag}, associatedData: {data}): " + Judge(
            arena,
            arena.With((target, message[..length]), (tag, message[length..])),
            () => handle.Encrypt(arena.Memory.AsSpan(nonce), arena.Memory.AsSpan(text), arena.Memory.AsSpan(target), arena.Memory.AsSpan(tag), arena.Memory.AsSpan(data)));
    }

    private string Decrypt(AeadHandle handle, AeadDefinition definition, Key key, int length, int associated, Random random)
    {
        var arena = new Arena(random);
        byte[] n = Key.Bytes(random, definition.NonceSize), t = Key.Bytes(random, length), a = Key.Bytes(random, associated), message = References.Seal(definition, key, n, t, a);
        if (arena.Put(message[..length]) is not { } text || arena.Put(message[length..]) is not { } tag || arena.Put(n) is not { } nonce || arena.Put(a) is not { } data)
        {
            return "no room, which is right";
        }

        Range target = arena.Near(text);
        return $"Decrypt(nonce: {nonce}, ciphertext: {text}, tag: {tag}, plaintext: {target}, associatedData: {data}): " + Judge(
            arena,
            arena.With((target, t)),
            () => handle.Decrypt(arena.Memory.AsSpan(nonce), arena.Memory.AsSpan(text), arena.Memory.AsSpan(tag), arena.Memory.AsSpan(target), arena.Memory.AsSpan(data)));
    }

    private string Encrypt(SkcipherHandle handle, SkcipherDefinition definition, Key key, int length, Random random)
    {
        var arena = new Arena(random);
        Range iv = arena.Anywhere(definition.IvSize), text = arena.Anywhere(length), target = arena.Near(text);
        byte[] right = arena.With((target, References.Encrypt(definition, key, arena.Memory[iv], arena.Memory[text])));
        if (definition.ChunkSize > 0 && length % definition.ChunkSize == 0 && random.Next(2) == 0)
        {
            using ICryptoTransform transform = handle.CreateTransform(encrypt: true, arena.Memory.AsSpan(iv));
            return $"TransformBlock({text}, {target}) with IV {iv}: " + Judge(arena, right, () => transform.TransformBlock(arena.Memory, text.Start.Value, length, arena.Memory, target.Start.Value));
        }

        return $"Encrypt(iv: {iv}, plaintext: {text}, ciphertext: {target}): " + Judge(
            arena, right, () => handle.Encrypt(arena.Memory.AsSpan(iv), arena.Memory.AsSpan(text), arena.Memory.AsSpan(target)));
    }

    private string Judge(Arena arena, byte[] right, Action call)
    {
        byte[] before = [.. arena.Memory];
        try
        {
            call();
        }
        catch (ArgumentException) when (arena.Memory.AsSpan().SequenceEqual(before))
        {
            _refused++;
            return "refused";
        }
        catch (Exception e)
        {
            return e.ToString();
        }

        if (!arena.Memory.AsSpan().SequenceEqual(right))
        {
            return "wrong bytes";
        }

        _right++;
        return "right";
    }
}
