using System.Reflection;
using System.Text.Json;
using KcapiGen;
using KcapiGen.Generator.Catalogue;

namespace Doctor.Tests;

/// <summary>The report as a program sees it, and the exit status for a cipher that neither side has.</summary>
public sealed class JsonTests(JsonTests.Everything everything) : IClassFixture<JsonTests.Everything>
{
    private JsonElement Root => everything.Document.RootElement;

    private IEnumerable<JsonElement> Rows => Root.GetProperty("ciphers").EnumerateArray();

    [Fact]
    public void WhatNeitherSideHasIsAFailureThatSaysWhy()
    {
        Assert.Equal(1, everything.Run.Status);
        KernelSupport support = ProbeOf(everything.Missing);
        Assert.Equal(
            $"doctor: '{everything.Missing.Name}' cannot be had: not from the kernel, since {support.Explanation.TrimEnd('.')}; and not in process, since the in-process engine does not have it.",
            everything.Run.ErrorLine);
    }

    [Fact]
    public void EveryCipherOfTheCatalogueIsThereWithItsFacts()
    {
        IEnumerable<string> expected = everything.All ? WellKnownNames.All : Ciphers.Shown(all: false).Append(everything.Missing).Select(cipher => cipher.Name).Distinct();
        Assert.Equal(expected.Order(StringComparer.Ordinal), Rows.Select(NameOf).Order(StringComparer.Ordinal));
        Assert.All(Rows, row =>
        {
            Algorithm cipher = Ciphers.Find(NameOf(row), out _)!;
            Assert.Equal(cipher.Kind.ToString().ToLowerInvariant(), row.GetProperty("kind").GetString());
            Assert.Equal(cipher.KeySizes, row.GetProperty("keySizes").EnumerateArray().Select(size => size.GetInt32()));
            Assert.Equal(cipher.TagSizes, row.GetProperty("tagSizes").EnumerateArray().Select(size => size.GetInt32()));
            Assert.Equal((cipher.IvSize, cipher.SaltSize), (row.GetProperty("ivSize").GetInt32(), row.GetProperty("saltSize").GetInt32()));
            Assert.Equal(InProcess.Has(cipher), row.GetProperty("inProcess").GetBoolean());
            Assert.Equal(Linux73Policy.AccessTo(cipher.Name).ToString().ToLowerInvariant(), row.GetProperty("linux73").GetString());
        });
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
            string[] asked = ["--json", "--require", "gcm(aes)", "--require", Missing.Name];
            Run = All ? Run.Of([.. asked, "--all"]) : Run.Of(asked);
            Document = JsonDocument.Parse(Run.Output);
        }

        // The first bind to each of 150 names costs an emulated kernel minutes: it is asked for the usual ones.
        public bool All { get; } = !KernelCrypto.IsAvailable;

        public JsonDocument Document { get; }

        // Debian's kernels are built without hctr2, for one.
        internal Algorithm Missing { get; } = Ciphers.Shown(all: true).First(cipher => !InProcess.Has(cipher) && !ProbeOf(cipher).IsAvailable);

        internal Run Run { get; }
    }
}
