using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>What hashes and random number generators cost in system calls, to the last one.</summary>
internal static class HashCallScenarios
{
    private const string Message = "sendmsg recvmsg";

    private static readonly byte[] Key = Bytes.Random(16, seed: 1), OtherKey = Bytes.Random(16, seed: 2), Digest = new byte[64];

    // Everything that is opened here stays open until the child ends: no finaliser closes anything between the markers.
    private static readonly List<IDisposable> Opened = [];

    public static IReadOnlyList<CallScenario> All { get; } =
    [
        new("open a hash", "socket bind accept4", () => () => Keep(new Sha256())),
        new("open a keyed hash", "socket bind setsockopt accept4", () => () => Keep(new HmacSha256(Key))),
        new("hash: Rekey", "socket bind setsockopt accept4 close close", () => Do(Keep(new HmacSha256(Key)), hash => hash.Rekey(OtherKey))),
        new("hash: Reinit", "accept4", () => Do(Keep(new HmacSha256(Key)), hash => Keep(hash.Reinit()))),
        .. new[] { 1, 4096, 150_000, 5_000_000 }.Select(length => new CallScenario($"hash of {length} bytes", Message, () => OneShot(length))),
        new("hash of nothing", "recvmsg", () => OneShot(0)),
        new("keyed hash", Message, () => Do(Keep(new HmacSha256(Key)), hash => hash.ComputeHash(Key, Digest))),
        new("keyed hash, truncated", Message, () => Do(Keep(new HmacSha256Truncated(Key)), hash => hash.ComputeHash(Key, Digest))),
        new("hash: Verify", Message, () => Do(Keep(new HmacSha256(Key)), hash => Assert.False(hash.Verify(Key, new byte[32])))),
        new("hash: static, open already", Message, () => Do(Sha256.HashData(Key), _ => Sha256.HashData(Key, Digest))),
        new("hash: static with a key", "socket bind setsockopt accept4 sendmsg recvmsg close close", () => () => HmacSha256.HashData(Key, Key, Digest)),
        new("hash: a piece", "sendmsg", () => Do(Keep(new Sha256()), hash => hash.AppendData(Key))),
        new("hash: an empty piece", "", () => Do(Keep(new Sha256()), hash => hash.AppendData([]))),
        new("hash: the end", "recvmsg", () => Do(Begun(), hash => hash.GetHashAndReset(Digest))),
        new("hash: the current digest", "accept4 recvmsg close", () => Do(Begun(), hash => hash.GetCurrentHash(Digest))),
        new("hash: the current digest of nothing", "recvmsg", () => Do(Keep(new Sha256()), hash => hash.GetCurrentHash(Digest))),
        new("hash: a duplicate", "accept4", () => Do(Begun(), hash => Keep(hash.Duplicate()))),
        new("hash: dispose", "close close", () => Do(new Sha256(), hash => hash.Dispose())),
        new("hash: dispose one of two", "close", () => Do(Keep(new Sha256()).Reinit(), hash => hash.Dispose())),
        new("hash: refused for their sizes", "", Refused),

        new("open a generator", "socket bind setsockopt accept4", () => () => Keep(new StdRng())),
        new("random: 128 bytes", "recvmsg", () => Do(Keep(new StdRng()), random => random.Fill(new byte[128]))),
        new("random: 300 bytes", "recvmsg recvmsg recvmsg", () => Do(Keep(new StdRng()), random => random.Fill(new byte[300]))),
        new("random: no bytes", "", () => Do(Keep(new StdRng()), random => random.Fill([]))),
        new("random: Reseed", "socket bind setsockopt accept4 close close", () => Do(Keep(new StdRng()), random => random.Reseed(Key))),
    ];

    private static Action OneShot(int length)
    {
        byte[] message = new byte[length];
        return Do(Keep(new Sha256()), hash => hash.ComputeHash(message, Digest));
    }

    private static Sha256 Begun()
    {
        Sha256 hash = Keep(new Sha256());
        hash.AppendData(Key);
        return hash;
    }

    private static Action Refused()
    {
        HmacSha256 hmac = Keep(new HmacSha256(Key));
        Poly1305 poly1305 = Keep(new Poly1305());
        StdRng random = Keep(new StdRng());
        byte[] large = new byte[20_000];
        Action[] mistakes =
        [
            () => new HmacSha256(large),
            () => new CmacAes(new byte[15]),
            () => new AnsiCprng(new byte[47]),
            () => HmacSha256.HashData(large, Key, Digest),
            () => Sha256.HashData(Key, new byte[31]),
            () => hmac.ComputeHash(Key, new byte[31]),
            () => hmac.GetHashAndReset(new byte[31]),
            () => hmac.Verify(Key, new byte[31]),
            () => poly1305.ComputeHash(new byte[31]),
            () => random.Reseed(large),
        ];
        return () =>
        {
            foreach (Action mistake in mistakes)
            {
                Assert.ThrowsAny<ArgumentException>(mistake);
            }
        };
    }

    private static T Keep<T>(T opened)
        where T : IDisposable
    {
        Opened.Add(opened);
        return opened;
    }

    private static Action Do<T>(T on, Action<T> counted) => () => counted(on);
}
