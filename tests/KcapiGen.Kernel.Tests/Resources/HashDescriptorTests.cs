using System.Runtime.CompilerServices;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Resources;

/// <summary>No use of a hash or of a random number generator leaves a descriptor behind.</summary>
[Collection(AloneCollection.Name)]
public class HashDescriptorTests
{
    private static readonly byte[] Key = Bytes.Random(16, seed: 1);

    public HashDescriptorTests() => OpenSockets.Settle();

    [Fact]
    public void One_for_the_TFM_and_one_for_each_OP()
    {
        int before = OpenSockets.Count();
        var first = new HmacSha256(Key);
        Assert.Equal(before + 2, OpenSockets.Count());
        first.AppendData(Key);
        HmacSha256 second = first.Duplicate(), third = second.Reinit();
        Assert.Equal(before + 4, OpenSockets.Count());
        second.GetCurrentHash();
        Assert.Equal(before + 4, OpenSockets.Count());
        first.Dispose();
        third.Dispose();
        Assert.Equal(before + 2, OpenSockets.Count());
        second.Dispose();
        Assert.Equal(before, OpenSockets.Count());
    }

    [Fact]
    public void Another_key_has_a_TFM_of_its_own()
    {
        int before = OpenSockets.Count();
        var first = new HmacSha256(Key);
        HmacSha256 second = first.Reinit();
        first.Rekey(Bytes.Random(16, seed: 2));
        Assert.Equal(before + 4, OpenSockets.Count());
        first.Rekey(Bytes.Random(16, seed: 3));
        Assert.Equal(before + 4, OpenSockets.Count());
        first.Dispose();
        Assert.Equal(before + 2, OpenSockets.Count());
        second.Dispose();
        Assert.Equal(before, OpenSockets.Count());
    }

    [Fact]
    public void The_static_methods_keep_one_handle_and_no_key()
    {
        Sha384.HashData(Key);
        int before = OpenSockets.Count();
        for (int i = 0; i < 10; i++)
        {
            Sha384.HashData(Key);
            HmacSha256.HashData(Key, Key);
        }

        Assert.Equal(before, OpenSockets.Count());

        // However many threads work at once, no more are kept than there are processors.
        Parallel.For(0, 200, _ => Sha384.HashData(Key));
        OpenSockets.Settle();
        Assert.InRange(OpenSockets.Count(), before, before + (2 * Environment.ProcessorCount));
    }

    [Fact]
    public void A_seed_takes_the_place_of_another()
    {
        int before = OpenSockets.Count();
        using (var random = new StdRng())
        {
            Assert.Equal(before + 2, OpenSockets.Count());
            for (int i = 0; i < 5; i++)
            {
                random.Reseed(Key);
            }

            Assert.Equal(before + 2, OpenSockets.Count());
        }

        Assert.Equal(before, OpenSockets.Count());
    }

    [Fact]
    public void What_is_forgotten_is_closed()
    {
        int before = OpenSockets.Count();
        Forget();
        Assert.True(OpenSockets.Count() > before, "nothing was forgotten");
        OpenSockets.Settle();
        Assert.Equal(before, OpenSockets.Count());
    }

    // A method of its own, so that no register still holds what it forgot.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        var hash = new HmacSha256(Key);
        hash.AppendData(Key);
        hash.Duplicate().AppendData(Key);
        new StdRng().Fill(new byte[10]);
    }
}
