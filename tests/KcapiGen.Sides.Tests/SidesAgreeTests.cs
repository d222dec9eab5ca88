using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace KcapiGen.Sides.Tests;

/// <summary>The kernel and the in-process engine give the same bytes, and the same refusals.</summary>
/// <remarks><c>KCAPIGEN_CASES</c> says how many random cases are compared; 20,000 unless it is set.</remarks>
public sealed class SidesAgreeTests(ITestOutputHelper output)
{
    private const int DefaultCases = 20_000;

    [Fact]
    public void OnRandomMessages()
    {
        int cases = int.Parse(Environment.GetEnvironmentVariable("KCAPIGEN_CASES") ?? DefaultCases.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int compared = 0;
        Prop.ForAll(Case.Any, input =>
        {
            // FsCheck prints the case, the smallest it finds, and the seed that gives it again.
            string kernel = Outcome.Of(input, KernelBackend.Kernel), inProcess = Outcome.Of(input, KernelBackend.InProcess);
            compared++;
            return (kernel == inProcess).Label($"\nkernel:     {kernel}\nin process: {inProcess}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true));
        Assert.True(compared >= cases);
        output.WriteLine($"{compared} cases compared");
    }

    [Fact]
    public void ThereIsMuchToCompare()
    {
        // Debian's kernel and libcrypto 3.0 have these in common; aria and sm4 came to the kernel's list of modules later.
        string[] names = [.. Definitions.OnBothSides.Select(algorithm => algorithm.Name)];
        output.WriteLine(string.Join(' ', names));
        Assert.Superset(
            (HashSet<string>)[
                "gcm(aes)", "ccm(aes)", "rfc4106(gcm(aes))", "rfc4543(gcm(aes))", "rfc4309(ccm(aes))", "rfc7539(chacha20,poly1305)", "rfc7539esp(chacha20,poly1305)",
                "authenc(hmac(sha256),cbc(aes))", "authenc(hmac(sha1),cbc(aes))", "authenc(hmac(sha512),cbc(aes))", "authenc(hmac(sha256),ctr(aes))",
                "authenc(hmac(sha256),xts(aes))", "authenc(cmac(aes),cbc(aes))", "authenc(cmac(aes),xts(aes))",
                "ecb(aes)", "cbc(aes)", "ctr(aes)", "ofb(aes)", "cfb(aes)", "xts(aes)", "xts(camellia)", "cts(cbc(aes))", "rfc3686(ctr(aes))", "essiv(cbc(aes),sha256)", "chacha20",
                "ecb(camellia)", "cbc(camellia)", "ctr(camellia)", "cbc(des3_ede)", "ecb(des3_ede)",
            ],
            names.ToHashSet());
    }
}
