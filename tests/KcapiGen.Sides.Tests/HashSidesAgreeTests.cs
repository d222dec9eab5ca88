using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Sides.Tests;

/// <summary>The kernel and the in-process engine give the same digests, and the same refusals.</summary>
/// <remarks><c>KCAPIGEN_CASES</c> says how many random cases are compared; 3,000 unless it is set.</remarks>
public sealed class HashSidesAgreeTests(ITestOutputHelper output)
{
    private const int DefaultCases = 3000;

    [Fact]
    public void OnRandomMessages()
    {
        int cases = int.Parse(Environment.GetEnvironmentVariable("KCAPIGEN_CASES") ?? DefaultCases.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int compared = 0;
        Prop.ForAll(HashCase.Any, input =>
        {
            string kernel = input.Outcome(KernelBackend.Kernel), inProcess = input.Outcome(KernelBackend.InProcess);
            compared++;
            return (kernel == inProcess).Label($"\nkernel:     {kernel}\nin process: {inProcess}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true));
        Assert.True(compared >= cases);
        output.WriteLine($"{compared} cases compared");
    }

    [Fact]
    public void OnEveryHashAndKeySize()
    {
        List<HashCase> differing = [];
        foreach (Algorithm algorithm in HashCase.OnBothSides)
        {
            int[] sizes = algorithm.MaxKeySize > 0 ? [0, 1, algorithm.BlockSize, algorithm.BlockSize + 1, algorithm.MaxKeySize] : HashCase.KeySizes(algorithm);
            foreach (int size in sizes)
            {
                var input = new HashCase(algorithm.Name, size, 1000, size + 1);
                if (input.Outcome(KernelBackend.Kernel) != input.Outcome(KernelBackend.InProcess))
                {
                    differing.Add(input);
                }
            }
        }

        Assert.Empty(differing);
    }

    [Fact]
    public void ThereIsMuchToCompare()
    {
        // Debian's kernel and libcrypto 3.0 have these in common.
        string[] names = [.. HashCase.OnBothSides.Select(algorithm => algorithm.Name)];
        output.WriteLine(string.Join(' ', names));
        Assert.Superset(
            (HashSet<string>)[
                "md5", "rmd160", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-224", "sha3-256", "sha3-384", "sha3-512", "blake2b-512",
                "hmac(md5)", "hmac(rmd160)", "hmac(sha1)", "hmac(sha224)", "hmac(sha256)", "hmac(sha384)", "hmac(sha512)", "hmac(sha3-256)", "hmac(blake2b-512)",
                "cmac(aes)", "cmac(camellia)", "cmac(des3_ede)",
            ],
            names.ToHashSet());
    }
}
