using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Resources;

/// <summary>A message of a hash allocates nothing, in one or in pieces, nor does a fill of a random number generator.</summary>
[Collection(AloneCollection.Name)]
public class HashAllocationTests
{
    private static readonly byte[] Key = Bytes.Random(32, seed: 1), Message = new byte[4096];

    private readonly byte[] _digest = new byte[64];

    [Fact]
    public void Of_a_hash()
    {
        using var hash = new Sha256();
        AllocationTests.CheckNothing(() => hash.ComputeHash(Message, _digest));
        AllocationTests.CheckNothing(() => hash.ComputeHash([], _digest));
        AllocationTests.CheckNothing(() => hash.Verify(Message, _digest.AsSpan(0, 32)));
    }

    [Fact]
    public void Of_a_keyed_hash()
    {
        using var hmac = new HmacSha256(Key);
        AllocationTests.CheckNothing(() => hmac.ComputeHash(Message, _digest));
        AllocationTests.CheckNothing(() => hmac.Verify(Message, _digest.AsSpan(0, 32)));
    }

    [Fact]
    public void Of_a_truncated_hash()
    {
        using var hmac = new HmacSha256Truncated(Key);
        AllocationTests.CheckNothing(() => hmac.ComputeHash(Message, _digest));
        AllocationTests.CheckNothing(() => hmac.Verify(Message, _digest.AsSpan(0, 16)));
    }

    [Fact]
    public void Of_the_static_method() => AllocationTests.CheckNothing(() => Sha512.HashData(Message, _digest));

    [Fact]
    public void Of_a_message_in_pieces()
    {
        using var hmac = new HmacSha256(Key);
        AllocationTests.CheckNothing(() =>
        {
            hmac.AppendData(Message);
            hmac.AppendData(Key);
            hmac.GetHashAndReset(_digest);
        });
    }

    [Fact]
    public void Of_a_random_number_generator()
    {
        using var random = new StdRng();
        AllocationTests.CheckNothing(() => random.Fill(Message), rounds: 20);
    }
}
