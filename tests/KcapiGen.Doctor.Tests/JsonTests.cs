using System.Reflection;
using System.Text.Json;
using KcapiGen;
using KcapiGen.Generator.Catalogue;

namespace Doctor.Tests;

/// <summary>The report as a program sees it, and the exit status for what neither side has.</summary>
public sealed class JsonTests(JsonTests.Everything everything) : IClassFixture<JsonTests.Everything>
{
    private JsonElement Root => everything.Document.RootElement;

    private IEnumerable<JsonElement> Rows => new[] { "ciphers", "hashes", "randoms" }.SelectMany(list => Root.GetProperty(list).EnumerateArray());

    [Fact]
    public void WhatNeitherSideHasIsAFailureThatSaysWhy()
    {
        Assert.Equal(1, everything.Run.Status);
        KernelSupport support = ProbeOf(everything.Missing);
        Assert.Equal(
            $"doctor: '{everything.Missing.Name}' cannot be had: not from the kernel, since {support.Explanation.TrimEnd('.')}; and not in process, since the in-process engine does not have it.",
            everything.Run.ErrorLines[0]);
    }

    // Of such a name any family is tried, and the catalogue says what was meant.
    [Fact]
    public void WhatTheCatalogueDoesNotHaveIsTriedInTheKernel()
    {
        JsonElement[] others = [.. Root.GetProperty("others").EnumerateArray()];
        Assert.Equal(["ecb(cipher_null)", "gcm(ase)"], others.Select(NameOf));
        Assert.All(others, row => Assert.False(row.GetProperty("isInCatalogue").GetBoolean()));
        KernelSupport support = KernelCrypto.Probe(KernelAlgorithmKind.Skcipher, "ecb(cipher_null)");
        Assert.Equal(support.IsAvailable, others[0].GetProperty("kernel").GetProperty("available").GetBoolean());
        Assert.Equal(support.IsAvailable ? "skcipher" : null, others[0].GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, others[1].GetProperty("kind").ValueKind);
        Assert.StartsWith("doctor: 'gcm(ase)' cannot be had: not from the kernel, since ", everything.Run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.EndsWith(
            "; and not in process, since the in-process engine does not have it. KcapiGen's catalogue does not have it, since it has no 'ase'; did you mean 'gcm(aes)'?",
            everything.Run.ErrorLines[^1],
            StringComparison.Ordinal);
        Assert.Equal(support.IsAvailable ? 2 : 3, everything.Run.ErrorLines.Length);
    }

    [Fact]
    public void EveryAlgorithmOfTheCatalogueIsThereWithItsFacts()
    {
        IEnumerable<string> expected = everything.All
            ? WellKnownNames.All.Concat(WellKnownNames.Hashes).Concat(WellKnownNames.Randoms)
            : Algorithms.Shown(all: false).Append(everything.Missing).Select(algorithm => algorithm.Name).Distinct();
        Assert.Equal(expected.Order(StringComparer.Ordinal), Rows.Select(NameOf).Order(StringComparer.Ordinal));
        Assert.All(Rows, row =>
        {
            Algorithm algorithm = Algorithms.Find(NameOf(row), out _)!.Algorithm!;
            Assert.Equal(algorithm.KeySizes, row.GetProperty("keySizes").EnumerateArray().Select(size => size.GetInt32()));
            Assert.Equal(algorithm.TagSizes, row.GetProperty("tagSizes").EnumerateArray().Select(size => size.GetInt32()));
            Assert.Equal((algorithm.IvSize, algorithm.SaltSize), (row.GetProperty("ivSize").GetInt32(), row.GetProperty("saltSize").GetInt32()));
            Assert.Equal((algorithm.DigestSize, algorithm.MaxKeySize), (row.GetProperty("digestSize").GetInt32(), row.GetProperty("maxKeySize").GetInt32()));
            Assert.Equal(InProcess.Has(algorithm), row.GetProperty("inProcess").GetBoolean());
            Assert.Equal(Linux73Policy.AccessTo(algorithm.Name).ToString().ToLowerInvariant(), row.GetProperty("linux73").GetString());
        });
        Assert.Equal("6.8", Rows.Single(row => NameOf(row) == "cfb(aes)").GetProperty("removedIn").GetString());
    }

    [Fact]
    public void WhatTheKernelHasHasItsDriverAndWhatItHasNotAReason()
    {
        Assert.Equal(KernelCrypto.IsAvailable, Root.GetProperty("machine").GetProperty("afAlg").GetProperty("available").GetBoolean());
        Assert.Equal(KernelCrypto.IsAvailable, Rows.Any(row => row.GetProperty("kernel").GetProperty("available").GetBoolean()));
        Assert.All(Rows, row =>
        {
            JsonElement kernel = row.GetProperty("kernel");
            bool available = kernel.GetProperty("available").GetBoolean();
            Assert.Equal(available ? JsonValueKind.String : JsonValueKind.Null, row.GetProperty("driver").ValueKind);
            Assert.Equal(available ? JsonValueKind.Number : JsonValueKind.Null, row.GetProperty("priority").ValueKind);
            Assert.Equal(available, Enum.Parse<KernelSupportReason>(kernel.GetProperty("reason").GetString()!) == KernelSupportReason.Available);
            Assert.Equal(available, kernel.GetProperty("remedy").GetString()!.Length == 0);
        });
    }

    [Fact]
    public void EveryPropertyStandsInTheReadme()
    {
        string root = typeof(JsonTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        string readme = File.ReadAllText(Path.Combine(root, "samples/Doctor/README.md"));
        JsonElement machine = Root.GetProperty("machine"), row = Rows.First();
        string[] names = [.. new[] { Root, machine, row, row.GetProperty("kernel") }.SelectMany(element => element.EnumerateObject()).Select(property => property.Name)];
        Assert.True(names.Length > 25);
        Assert.All(names, name => Assert.Contains($"`{name}`", readme, StringComparison.Ordinal));
    }

    private static string NameOf(JsonElement row) => row.GetProperty("name").GetString()!;

    private static KernelSupport ProbeOf(Algorithm cipher) =>
        KernelCrypto.Probe(cipher.Kind == AlgorithmKind.Aead ? KernelAlgorithmKind.Aead : KernelAlgorithmKind.Skcipher, cipher.Name);

    /// <summary>One run for all: under emulation each costs its seconds.</summary>
    public sealed class Everything
    {
        public Everything()
        {
            string[] asked = ["--json", "--require", "gcm(aes)", "--require", "sha256", "--require", Missing.Name, "--require", "ecb(cipher_null)", "--require", "gcm(ase)"];
            Run = All ? Run.Of([.. asked, "--all"]) : Run.Of(asked);
            Document = JsonDocument.Parse(Run.Output);
        }

        // The first bind to each of 250 names costs an emulated kernel minutes: it is asked for the usual ones.
        public bool All { get; } = !KernelCrypto.IsAvailable;

        public JsonDocument Document { get; }

        // Debian's kernels are built without hctr2, for one.
        internal Algorithm Missing { get; } = Algorithms.Shown(all: true).First(cipher => cipher.Family == AlgorithmFamily.Cipher && !InProcess.Has(cipher) && !ProbeOf(cipher).IsAvailable);

        internal Run Run { get; }
    }
}
