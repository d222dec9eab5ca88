using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>The handle of a hash on every side, beside the classes of System.Security.Cryptography.</summary>
internal sealed class HashWorld : World<HashHandle>
{
    // AES-128 for cmac; any key for hmac.
    private const int KeySize = 16;

    // More is not asked of the reference, which begins anew each time.
    private const int LongestMessage = 300_000;

    private readonly HashDefinition _definition;
    private readonly bool _isKeyed;
    private readonly List<byte> _message = [];
    private byte[] _key;

    public HashWorld(HashDefinition definition, int seed)
    {
        _definition = definition;
        _isKeyed = definition.Algorithm.Contains('(');
        _key = _isKeyed ? Key.Bytes(new Random(seed), KeySize) : [];
        Open(() => _isKeyed ? HashHandle.Open(definition, CipherKey.FromBytes(_key)) : HashHandle.Open(definition));
    }

    private bool IsUnderWay => _message.Count > 0;

    /// <summary>Returns a random call.</summary>
    public static Step<HashWorld> Next(HashDefinition definition, Random random)
    {
        int seed = random.Next(), length = Lengths.Text(random, multiple: 1);
        return random.Next(14) switch
        {
            < 4 => new($"AppendData({length} bytes) // seed {seed}", world => world.Append(seed, length)),
            4 => new("GetCurrentHash()", world => world.Expect(world.Digest(), (handle, _) => world.Take(handle.GetCurrentHash))),
            5 or 6 => new("GetHashAndReset()", world => world.Finish()),
            7 => new("VerifyHashAndReset()", world => world.VerifyAndReset()),
            8 or 9 => new($"ComputeHash({length} bytes) // seed {seed}", world => world.Compute(seed, length)),
            10 => new($"HashData({length} bytes) // seed {seed}", world => world.HashData(seed, length)),
            11 => new("Duplicate()", world => world.Exchange(handle => handle.Duplicate())),
            12 => new("Reinit()", world => world.Reinit()),
            _ => new($"Rekey() of {definition.Algorithm} // seed {seed}", world => world.Rekey(seed)),
        };
    }

    protected override void Clear()
    {
    }

    private string Digest() => Outcome.Of(References.Digest(_definition, _key, [.. _message]));

    private byte[] Take(DigestMethod digest)
    {
        byte[] output = new byte[_definition.HashSizeInBytes + 1];
        return output[..digest(output)];
    }

    private void Append(int seed, int length)
    {
        if (_message.Count + length > LongestMessage)
        {
            return;
        }

        byte[] data = Key.Bytes(new Random(seed), length);
        Expect(Outcome.Of([]), (handle, _) =>
        {
            handle.AppendData(data);
            return [];
        });
        _message.AddRange(data);
    }

    private void Finish()
    {
        Expect(Digest(), (handle, _) => Take(handle.GetHashAndReset));
        _message.Clear();
    }

    private void VerifyAndReset()
    {
        byte[] right = References.Digest(_definition, _key, [.. _message]);
        Expect(Outcome.Of([1]), (handle, _) => [Convert.ToByte(handle.VerifyHashAndReset(right))]);
        _message.Clear();
    }

    private void Compute(int seed, int length)
    {
        byte[] data = Key.Bytes(new Random(seed), length);
        Expect(IsUnderWay ? Outcome.Busy : Outcome.Of(References.Digest(_definition, _key, data)), (handle, _) => Take(output => handle.ComputeHash(data, output)));
    }

    private void HashData(int seed, int length)
    {
        byte[] data = Key.Bytes(new Random(seed), length);
        Expect(Outcome.Of(References.Digest(_definition, _key, data)), (_, _) => Take(output =>
            _isKeyed ? HashHandle.HashData(_definition, CipherKey.FromBytes(_key), data, output) : HashHandle.HashData(_definition, data, output)));
    }

    private void Reinit()
    {
        Exchange(handle => handle.Reinit());
        _message.Clear();
    }

    private void Rekey(int seed)
    {
        if (!_isKeyed)
        {
            return;
        }

        byte[] key = Key.Bytes(new Random(seed), KeySize);
        Expect(IsUnderWay ? Outcome.Busy : Outcome.Of([]), (handle, _) =>
        {
            handle.Rekey(CipherKey.FromBytes(key));
            return [];
        });
        _key = IsUnderWay ? _key : key;
    }

    private delegate int DigestMethod(Span<byte> destination);
}
