using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;
using KcapiGen.Kernel.Tests.Randoms;

namespace KcapiGen.Kernel.Tests.Vectors;

/// <summary>A class with a fallback gives the published bytes on every kernel: on the kernel where the catalogue says that it has the name, and else in process.</summary>
public class FallbackTests
{
    private static readonly DeclaredCipher[] Ciphers = [.. DeclaredCiphers.WithFallback];

    private static readonly DeclaredHash[] Hashes = [.. DeclaredHashes.WithFallback];

    public static TheoryData<string> CipherTitles => [.. Ciphers.Select(cipher => cipher.Title)];

    public static TheoryData<string> HashTitles => [.. Hashes.Select(hash => hash.Title)];

    [Theory]
    [MemberData(nameof(CipherTitles))]
    public void Cipher(string title)
    {
        DeclaredCipher declared = Ciphers.Single(cipher => cipher.Title == title);
        using (OpenCipher cipher = declared.Open())
        {
            Assert.Equal(SideOf(declared.Name), cipher.Backend);
        }

        Assert.True(VectorTests.Check(declared) > 0);
    }

    [Theory]
    [MemberData(nameof(HashTitles))]
    public void Hash(string title)
    {
        DeclaredHash declared = Hashes.Single(hash => hash.Title == title);
        using (IHashClass hash = declared.Open())
        {
            Assert.Equal(SideOf(declared.Name), hash.Backend);
        }

        Assert.True(HashVectorTests.Check(declared) > 0);
    }

    [Fact]
    public void Random()
    {
        Check(new FallbackStdRng(), FallbackStdRng.AlgorithmName);
        Check(new FallbackCtrDrbg(), FallbackCtrDrbg.AlgorithmName);
    }

    private static void Check(IRandom random, string name)
    {
        byte[] memory = new byte[64];
        using (random)
        {
            Assert.Equal(SideOf(name), random.Backend);
            random.Fill(memory);
        }

        Assert.True(memory.Distinct().Count() > 16);
    }

    private static KernelBackend SideOf(string name)
        => DeclaredCiphers.Side == KernelBackend.Kernel && Presence.ReasonFor(name, () => true) == KernelSupportReason.Available ? KernelBackend.Kernel : KernelBackend.InProcess;
}
