using System.Buffers.Binary;
using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>The handle of a skcipher on every side, beside modes composed of System.Security.Cryptography's classes.</summary>
internal sealed class SkcipherWorld : World<SkcipherHandle>
{
    private readonly SkcipherDefinition _definition;
    private Key _key;
    private StreamModel? _stream;

    public SkcipherWorld(SkcipherDefinition definition, int seed)
    {
        _definition = definition;
        _key = Key.For(definition, new Random(seed));
        Open(() => SkcipherHandle.Open(definition, _key.CipherKey));
    }

    private bool IsBusy => _stream is { IsComplete: false };

    private bool CarriesItsStateOn => _definition.ChunkSize > 0;

    /// <summary>Returns a random call.</summary>
    public static Step<SkcipherWorld> Next(SkcipherDefinition definition, Random random)
    {
        int seed = random.Next(), length = Lengths.Text(random, definition), piece = Lengths.Piece(random), room = Lengths.Room(random), count = random.Next(1, 5);
        bool isLast = random.Next(3) == 0, isLent = random.Next(2) == 0, isInPlace = random.Next(2) == 0;
        return random.Next(17) switch
        {
            0 or 1 => new($"Encrypt({length} bytes{(isInPlace ? " in place" : "")}) // seed {seed}", world => world.Encrypt(seed, length, isInPlace)),
            2 or 3 => new($"Decrypt({length} bytes{(isInPlace ? " in place" : "")}) // seed {seed}", world => world.Decrypt(seed, length, isInPlace)),
            4 => new($"EncryptBatch({count} messages of {length} bytes) // seed {seed}", world => world.EncryptBatch(seed, count, length)),
            5 => new($"EncryptSectors({count} of 512 bytes) // seed {seed}", world => world.EncryptSectors(seed, count)),
            6 or 7 => new($"BeginEncrypt() // seed {seed}", world => world.Begin(seed)),
            8 or 9 or 10 => new($"stream.Update({(isLent ? "vector" : "data")}: {piece} bytes, last: {isLast}) // seed {seed}", world => world._stream?.Update(Key.Bytes(new Random(seed), piece), isLast, isLent, world.ExpectOfStream)),
            11 or 12 => new($"stream.Op({room} bytes)", world => world._stream?.Op(room, world.ExpectOfStream)),
            13 => new("stream.Dispose()", world => world.Clear()),
            14 => new("Reinit()", world => world.Reinit()),
            15 => new($"CreateEncryptor() // {length} bytes, seed {seed}", world => world.CreateEncryptor(seed, length)),
            _ => new($"Rekey() // seed {seed}", world => world.Rekey(seed)),
        };
    }

    protected override void Clear()
    {
        _stream?.Dispose();
        _stream = null;
    }

    private void Encrypt(int seed, int length, bool isInPlace)
    {
        Message message = NewMessage(seed, length);
        Expect(IsBusy ? Outcome.Busy : Outcome.Of(message.Encrypted), (handle, _) =>
        {
            byte[] input = [.. message.Text], output = isInPlace ? input : new byte[length];
            return output[..handle.Encrypt(message.Iv, input, output)];
        });
    }

    private void Decrypt(int seed, int length, bool isInPlace)
    {
        Message message = NewMessage(seed, length);
        Expect(IsBusy ? Outcome.Busy : Outcome.Of(message.Text), (handle, _) =>
        {
            byte[] input = [.. message.Encrypted], output = isInPlace ? input : new byte[length];
            return output[..handle.Decrypt(message.Iv, input, output)];
        });
    }

    private void EncryptBatch(int seed, int count, int length)
    {
        Message[] messages = [.. Enumerable.Range(seed >> 1, count).Select(one => NewMessage(one, length))];
        Expect(IsBusy ? Outcome.Busy : Outcome.Of([.. messages.SelectMany(message => message.Encrypted)]), (handle, _) =>
        {
            byte[][] outputs = [.. messages.Select(_ => new byte[length])];
            handle.EncryptBatch([.. messages.Select((message, i) => new SkcipherMessage(message.Iv, message.Text, outputs[i]))]);
            return [.. outputs.SelectMany(output => output)];
        });
    }

    private void EncryptSectors(int seed, int count)
    {
        const int Size = 512;
        if (_definition.IvSize != 16 || _definition.Algorithm == "chacha20")
        {
            return;
        }

        ulong first = (ulong)seed;
        byte[] text = Key.Bytes(new Random(seed), count * Size);

        // "plain64" of dm-crypt: the number of the sector, little-endian.
        byte[][] expected = [.. Enumerable.Range(0, count).Select(i =>
        {
            byte[] iv = new byte[_definition.IvSize];
            BinaryPrimitives.WriteUInt64LittleEndian(iv, first + (ulong)i);
            return References.Encrypt(_definition, _key, iv, text[(i * Size)..((i + 1) * Size)]);
        })];
        Expect(IsBusy ? Outcome.Busy : Outcome.Of([.. expected.SelectMany(sector => sector)]), (handle, _) =>
        {
            byte[] output = new byte[text.Length];
            return output[..handle.EncryptSectors(first, SectorFormat.Plain64(Size), text, output)];
        });
    }

    private void Begin(int seed)
    {
        byte[] iv = References.Iv(_definition, new Random(seed));
        if (IsBusy)
        {
            Expect(Outcome.Busy, (handle, _) =>
            {
                handle.BeginEncrypt(iv).Dispose();
                return [];
            });
            return;
        }

        Clear();
        Key key = _key;
        var streams = new CipherStream[Count];
        Expect(Outcome.Of([]), (handle, side) =>
        {
            streams[side] = handle.BeginEncrypt(iv);
            return [];
        });
        _stream = new StreamModel(streams, _definition.ChunkSize, growth: 0, MayHave, text => References.Encrypt(_definition, key, iv, text));
    }

    private bool MayHave(int length) => _definition.MessageLength switch
    {
        MessageLength.WholeBlocks => length % _definition.BlockSize == 0,
        MessageLength.AtLeastOneBlock => length >= _definition.BlockSize,
        _ => true,
    };

    // A transform works beside whatever the handle is at.
    private void CreateEncryptor(int seed, int length)
    {
        if (!CarriesItsStateOn)
        {
            return;
        }

        Message message = NewMessage(seed, length);
        int first = length / 2 / _definition.ChunkSize * _definition.ChunkSize;
        Expect(Outcome.Of(message.Encrypted), (handle, _) =>
        {
            using ICryptoTransform transform = handle.CreateTransform(encrypt: true, message.Iv);
            byte[] output = new byte[first];
            int count = transform.TransformBlock(message.Text, 0, first, output, 0);
            return [.. output[..count], .. transform.TransformFinalBlock(message.Text, first, length - first)];
        });
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

    private void ExpectOfStream(string expected, Func<int, byte[]> call) => Expect(expected, (_, side) => call(side));

    private Message NewMessage(int seed, int length)
    {
        var random = new Random(seed);
        byte[] iv = References.Iv(_definition, random), text = Key.Bytes(random, length);
        return new Message(iv, text, References.Encrypt(_definition, _key, iv, text));
    }

    private sealed record Message(byte[] Iv, byte[] Text, byte[] Encrypted);
}
