using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>The handle of an AEAD on every side, beside the classes of System.Security.Cryptography.</summary>
internal sealed class AeadWorld : World<AeadHandle>
{
    private readonly AeadDefinition _definition;
    private Key _key;
    private StreamModel? _stream;

    public AeadWorld(AeadDefinition definition, int seed)
    {
        _definition = definition;
        _key = Key.For(definition, new Random(seed));
        Open(() => AeadHandle.Open(definition, _key.CipherKey));
    }

    private bool IsBusy => _stream is { IsComplete: false };

    /// <summary>Returns a random call.</summary>
    public static Step<AeadWorld> Next(AeadDefinition definition, Random random)
    {
        int seed = random.Next(), length = Lengths.Text(random, definition.LengthMultiple), associated = Lengths.Associated(random, definition.NonceFormat), at = random.Next(-1, length + definition.TagSize);
        bool isEncryption = random.Next(2) == 0, isLast = random.Next(3) == 0, isLent = random.Next(2) == 0;
        int count = random.Next(1, 5), forged = random.Next(16), room = Lengths.Room(random);
        int piece = Lengths.Piece(random);
        return random.Next(16) switch
        {
            0 or 1 => new($"Encrypt(text: {length} bytes, associatedData: {associated} bytes) // seed {seed}", world => world.Encrypt(seed, length, associated)),
            2 or 3 => new($"Decrypt(text: {length} bytes, associatedData: {associated} bytes) // bit of byte {at} turned, seed {seed}", world => world.Decrypt(seed, length, associated, at)),
            4 => new($"EncryptBatch({count} messages of {length} bytes) // seed {seed}", world => world.EncryptBatch(seed, count, length, associated)),
            5 => new($"DecryptBatch({count} messages of {length} bytes) // forged by mask {forged:b4}, seed {seed}", world => world.DecryptBatch(seed, count, length, associated, forged)),
            6 or 7 => new($"{(isEncryption ? "BeginEncrypt" : "BeginDecrypt")}(associatedData: {associated} bytes) // seed {seed}", world => world.Begin(seed, isEncryption, associated)),
            8 or 9 or 10 => new($"stream.Update({(isLent ? "vector" : "data")}: {piece} bytes, last: {isLast}) // seed {seed}", world => world._stream?.Update(Key.Bytes(new Random(seed), piece), isLast, isLent, world.ExpectOfStream)),
            11 or 12 => new($"stream.Op({room} bytes)", world => world._stream?.Op(room, world.ExpectOfStream)),
            13 => new("stream.Dispose()", world => world.Clear()),
            14 => new("Reinit()", world => world.Reinit()),
            _ => new($"Rekey() // seed {seed}", world => world.Rekey(seed)),
        };
    }

    protected override void Clear()
    {
        _stream?.Dispose();
        _stream = null;
    }

    private void Encrypt(int seed, int length, int associated)
    {
        Message message = NewMessage(seed, length, associated);
        Expect(IsBusy ? Outcome.Busy : Outcome.Of(message.Sealed), (handle, _) =>
        {
            byte[] output = new byte[message.Sealed.Length];
            handle.Encrypt(message.Nonce, message.Text, output.AsSpan(0, length), output.AsSpan(length), message.AssociatedData);
            return output;
        });
    }

    private void Decrypt(int seed, int length, int associated, int turned)
    {
        Message message = NewMessage(seed, length, associated);
        byte[] input = [.. message.Sealed];
        if (turned >= 0)
        {
            input[turned] ^= (byte)(1 << (turned % 8));
        }

        Expect(IsBusy ? Outcome.Busy : turned >= 0 ? Outcome.Forged : Outcome.Of(message.Text), (handle, _) =>
        {
            byte[] output = Key.Bytes(new Random(seed), length);
            try
            {
                handle.Decrypt(message.Nonce, input.AsSpan(0, length), input.AsSpan(length), output, message.AssociatedData);
            }
            catch (System.Security.Cryptography.AuthenticationTagMismatchException) when (output.AsSpan().ContainsAnyExcept((byte)0))
            {
                throw new MismatchException("the output of a forged message is not cleared");
            }

            return output;
        });
    }

    private void EncryptBatch(int seed, int count, int length, int associated)
    {
        Message[] messages = [.. Enumerable.Range(seed >> 1, count).Select(one => NewMessage(one, length, associated))];
        Expect(IsBusy ? Outcome.Busy : Outcome.Of([.. messages.SelectMany(message => message.Sealed)]), (handle, _) =>
        {
            byte[][] outputs = [.. messages.Select(message => new byte[message.Sealed.Length])];
            handle.EncryptBatch([.. messages.Select((message, i) => new AeadMessage(message.Nonce, message.Text, outputs[i].AsMemory(0, length), outputs[i].AsMemory(length), message.AssociatedData))]);
            return [.. outputs.SelectMany(output => output)];
        });
    }

    private void DecryptBatch(int seed, int count, int length, int associated, int forged)
    {
        Message[] messages = [.. Enumerable.Range(seed >> 1, count).Select(one => NewMessage(one, length, associated))];
        int[] failing = [.. Enumerable.Range(0, count).Where(i => (forged >> i & 1) != 0)];
        byte[][] inputs = [.. messages.Select((message, i) => failing.Contains(i) ? [.. message.Sealed[..^1], (byte)~message.Sealed[^1]] : message.Sealed)];
        Expect(IsBusy ? Outcome.Busy : failing.Length > 0 ? Outcome.Failed(failing) : Outcome.Of([.. messages.SelectMany(message => message.Text)]), (handle, _) =>
        {
            byte[][] outputs = [.. messages.Select(message => new byte[length])];
            handle.DecryptBatch([.. messages.Select((message, i) => new AeadMessage(message.Nonce, inputs[i].AsMemory(0, length), outputs[i], inputs[i].AsMemory(length), message.AssociatedData))]);
            return [.. outputs.SelectMany(output => output)];
        });
    }

    private void Begin(int seed, bool isEncryption, int associated)
    {
        if (IsBusy)
        {
            Expect(Outcome.Busy, (handle, _) =>
            {
                handle.BeginEncrypt(new byte[_definition.NonceSize], new byte[associated]).Dispose();
                return [];
            });
            return;
        }

        Clear();
        var random = new Random(seed);
        byte[] nonce = Key.Bytes(random, _definition.NonceSize), associatedData = Key.Bytes(random, associated);
        Key key = _key;
        var streams = new CipherStream[Count];
        Expect(Outcome.Of([]), (handle, side) =>
        {
            streams[side] = isEncryption ? handle.BeginEncrypt(nonce, associatedData) : handle.BeginDecrypt(nonce, associatedData);
            return [];
        });
        int growth = isEncryption ? _definition.TagSize : -_definition.TagSize;

        // What is decrypted is random, and so it is forged.
        _stream = new StreamModel(
            streams,
            unit: 0,
            growth,
            length => length + Math.Min(0, growth) is >= 0 and var text && text % _definition.LengthMultiple == 0,
            text => isEncryption ? References.Seal(_definition, key, nonce, text, associatedData) : null);
    }

    private void Reinit()
    {
        Exchange(handle => handle.Reinit());
        Clear();
    }

    private void Rekey(int seed)
    {
        Key key = Key.For(_definition, new Random(seed));
        Expect(IsBusy ? Outcome.Busy : Outcome.Of([]), (handle, _) =>
        {
            handle.Rekey(key.CipherKey);
            return [];
        });
        _key = IsBusy ? _key : key;
    }

    private void ExpectOfStream(string expected, Func<int, byte[]> call)
    {
        Expect(expected, (_, side) => call(side));
        if (expected == Outcome.Forged)
        {
            Clear();
        }
    }

    private Message NewMessage(int seed, int length, int associated)
    {
        var random = new Random(seed);

        // RFC 3610, section 2.1: with a nonce of 13 bytes two are left for the length of the message.
        byte[] nonce = Key.Bytes(random, _definition.NonceFormat == NonceFormat.Ccm ? random.Next(7, length > ushort.MaxValue ? 13 : 14) : _definition.NonceSize);
        byte[] text = Key.Bytes(random, length), associatedData = Key.Bytes(random, associated);
        return new Message(nonce, text, associatedData, References.Seal(_definition, _key, nonce, text, associatedData));
    }

    private sealed record Message(byte[] Nonce, byte[] Text, byte[] AssociatedData, byte[] Sealed);
}
