using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;
using KcapiGen.Kernel.Tests.Randoms;

namespace KcapiGen.Kernel.Tests.Stock;

/// <summary>Whatever the kernel has is in the catalogue, or there is a reason; and what AF_ALG can reach is declared here, so that every suite runs over it.</summary>
public class StockTests
{
    // The types of crypto/algif_*.c.
    private static readonly string[] ReachableTypes = ["skcipher", "lskcipher", "aead", "shash", "ahash", "rng"];

    private static HashSet<string> Declared { get; } =
    [
        .. DeclaredCiphers.All.Select(cipher => cipher.Name),
        .. DeclaredHashes.All.Select(hash => hash.Name),
        .. DeclaredRandom.All.Select(random => random.Name),
        .. DeclaredStated.Names,
    ];

    [Fact]
    public void Every_name_of_a_module_is_in_the_catalogue_or_has_a_reason()
    {
        IReadOnlyList<string> names = KernelStock.Aliases();
        Assert.True(names.Count > 100, $"only {names.Count} names");
        HashSet<string> drivers = [.. KernelStock.Entries.Select(entry => entry["driver"])];
        string[] unknown = [.. names.Where(name => !IsKnown(name) && !drivers.Contains(name) && !IsDriverOf(name))];
        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_name_that_AF_ALG_can_reach_is_declared()
    {
        string[] names = [.. KernelStock.Entries.Where(entry => entry["internal"] == "no" && ReachableTypes.Contains(entry["type"])).Select(entry => entry["name"]).Distinct()];
        Assert.True(names.Length > 40, $"only {names.Length} names");
        Assert.Empty(names.Except(Declared).Except(Unreachable.Reasons.Keys));
    }

    [Fact]
    public void Every_block_cipher_is_declared_in_a_mode()
    {
        string[] names = [.. KernelStock.Entries.Where(entry => entry["type"] == "cipher" && entry["internal"] == "no").Select(entry => entry["name"]).Distinct()];
        Assert.Contains("blowfish", names);
        Assert.Empty(names.Except(Declared.SelectMany(name => name.Split('(', ',', ')'))).Except(Unreachable.Reasons.Keys));
    }

    [Fact]
    public void No_reason_is_for_what_is_in_the_catalogue() => Assert.DoesNotContain(Unreachable.Reasons.Keys, IsInCatalogue);

    private static bool IsKnown(string name) => IsInCatalogue(name) || Unreachable.Reasons.ContainsKey(name);

    private static bool IsInCatalogue(string name)
        => AlgorithmCatalogue.Templates.ContainsKey(name) || (NameParser.Parse(name, out _) is { } parsed && AlgorithmCatalogue.Resolve(parsed, out _) is not null);

    // Such as sha1-padlock, of a processor that this is not: a driver says at the front whose it is.
    private static bool IsDriverOf(string name)
        => (NameParser.Parse(name, out _) is { } parsed && DriverNames.AlgorithmOf(parsed) is not null) || Enumerable.Range(1, name.Count(c => c == '-')).Any(words => IsKnown(string.Join('-', name.Split('-')[..^words])));
}
