using System.Security.Cryptography;

namespace KcapiGen.Runtime.Tests;

/// <summary>What derivations of keys do when the keyed hash fails, and how iterations are measured.</summary>
public sealed class DerivationTests : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private delegate void Derivation(Span<byte> key);

    // With the number of digests that 100 bytes take.
    private static readonly (string Name, int Digests, Derivation Derive)[] Derivations =
    [
        ("HKDF", 5, key => KernelHkdf.DeriveKey<WatchedHmac>(Key, key, [], [])),
        ("HKDF, first step", 1, key => KernelHkdf.Extract<WatchedHmac>(Key, [], key)),
        ("HKDF, second step", 4, key => KernelHkdf.Expand<WatchedHmac>(Key, key, [])),
        ("PBKDF2", 12, key => KernelPbkdf2.DeriveKey<WatchedHmac>(Key, [], key, 3)),
        ("counter mode", 4, key => KernelKbkdf.DeriveCounter<WatchedHmac>(Key, [], [], key)),
        ("feedback mode", 4, key => KernelKbkdf.DeriveFeedback<WatchedHmac>(Key, [], [], key)),
        ("double-pipeline mode", 8, key => KernelKbkdf.DeriveDoublePipeline<WatchedHmac>(Key, [], key)),
    ];

    public void Dispose() => WatchedHmac.OnDigest = null;

    // At whichever digest it fails.
    [Fact]
    public void ADerivationThatThrowsLeavesNothing()
    {
        foreach ((string name, int digests, Derivation derive) in Derivations)
        {
            for (int failing = 1; failing <= digests; failing++)
            {
                int left = failing;
                WatchedHmac.OnDigest = () =>
                {
                    if (--left == 0)
                    {
                        throw new CryptographicException("as ordered");
                    }
                };

                // The first step of HKDF, and all of it that fails in its first step, have written nothing behind the pseudo-random key.
                byte[] before = RandomNumberGenerator.GetBytes(100), key = [.. before];
                Assert.Throws<CryptographicException>(() => derive(key));
                Assert.All(key.Zip(before), pair => Assert.True(pair.First == 0 || pair.First == pair.Second, $"{name} leaves bytes when digest {failing} fails"));
            }

            int counted = 0;
            WatchedHmac.OnDigest = () => counted++;
            derive(new byte[100]);
            Assert.Equal((name, digests), (name, counted));
        }
    }

    // A digest takes 2 ms here by the clock that is given: nothing is asserted of the machine's time.
    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2000, 1000)]
    [InlineData(2002, 1001)]
    [InlineData(60_000, 30_000)]
    [InlineData(123_456, 61_728)]
    public void IterationsAreMeasuredByTheClock(int milliseconds, int expected)
    {
        var clock = new Clock();
        WatchedHmac.OnDigest = () => clock.Milliseconds += 2;
        Assert.Equal(expected, KernelPbkdf2.MeasureIterations<WatchedHmac>(TimeSpan.FromMilliseconds(milliseconds), 16, clock));
    }

    [Fact]
    public void TheFasterOfTwoRunsCounts()
    {
        var clock = new Clock();
        int digests = 0;
        WatchedHmac.OnDigest = () => clock.Milliseconds += ++digests <= 1000 ? 10 : 2;
        Assert.Equal(2000, KernelPbkdf2.MeasureIterations<WatchedHmac>(TimeSpan.FromMilliseconds(4000), 16, clock));
    }

    [Fact]
    public void ATimeThatCannotBeIsRefused()
    {
        Assert.Equal("duration", Assert.Throws<ArgumentOutOfRangeException>(() => KernelPbkdf2.MeasureIterations<WatchedHmac>(TimeSpan.Zero)).ParamName);
        Assert.Equal("passwordSize", Assert.Throws<ArgumentOutOfRangeException>(() => KernelPbkdf2.MeasureIterations<WatchedHmac>(TimeSpan.FromSeconds(1), -1)).ParamName);
    }

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
