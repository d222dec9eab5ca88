using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>Two messages of a hash, and every digest that can come out when calls of two threads follow each other in any order.</summary>
internal sealed class HashCase
{
    private const int KeySize = 32;

    public HashCase(HashDefinition definition, bool isKeyed, int length, Random random)
    {
        Definition = definition;
        IsKeyed = isKeyed;
        Keys = isKeyed ? [Key.Bytes(random, KeySize), Key.Bytes(random, KeySize)] : [[]];
        First = Key.Bytes(random, length);
        More = Key.Bytes(random, length);
        byte[][] messages = [[], First, More, [.. First, .. More], [.. More, .. More], [.. First, .. More, .. More]];
        Digests = [.. from key in Keys from message in messages select Digest(key, message)];
        OfFirst = [.. Keys.Select(key => Digest(key, First))];
    }

    public HashDefinition Definition { get; }

    public bool IsKeyed { get; }

    public byte[][] Keys { get; }

    /// <summary>A message, which may be under way when the threads meet.</summary>
    public byte[] First { get; }

    /// <summary>What is appended.</summary>
    public byte[] More { get; }

    /// <summary>Every digest that can come out.</summary>
    public byte[][] Digests { get; }

    /// <summary>The digest of the first message, under each key.</summary>
    public byte[][] OfFirst { get; }

    public CipherKey KeyOf(int index) => IsKeyed ? CipherKey.FromBytes(Keys[index]) : default;

    public HashHandle Open() => IsKeyed ? HashHandle.Open(Definition, KeyOf(0)) : HashHandle.Open(Definition);

    // By another implementation: a wrong digest is not right because it is always so.
    private byte[] Digest(byte[] key, byte[] message) => Definition.Algorithm switch
    {
        "sha256" => SHA256.HashData(message),
        "hmac(sha256)" => HMACSHA256.HashData(key, message),
        _ => throw new NotSupportedException(Definition.Algorithm),
    };
}
