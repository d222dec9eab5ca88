using System.Text;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.Generator.Support;
using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Hashes;
using KcapiGen.Kernel.Tests.Randoms;

namespace KcapiGen.Kernel.Tests.Stock;

/// <summary>The text of docs/algorithms.md: the catalogue's facts of every algorithm that is declared here.</summary>
internal static class AlgorithmPage
{
    // Those of eng/kernel/kernels.
    private static readonly string[] Releases = ["6.1", "6.12", "7.3"];

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Algorithms

            Every algorithm that a kernel of Debian's reaches through AF_ALG, and a few that other kernels have: each is declared, run and compared by the tests.
            The catalogue knows more: any block cipher goes into any mode that takes it, any hash into `hmac`. Sizes are in bytes.

            - *pieces*: an OP carries the state of the cipher on, so that a message may have any length and come in pieces; the others are one operation each.
            - *in process*: the engine has it, for a class with `Fallback = KernelFallback.InProcess`.
            - *6.1*, *6.12*, *7.3*: Debian's kernel of that release has it; "removed" where Linux no longer has it, with the release that removed it;
              "not built" where Linux has it and Debian builds its kernel without.
            - *policy*: who may use it under 7.3's default policy (`crypto.af_alg_restrict = 1`): everyone, those with CAP_NET_ADMIN or CAP_SYS_ADMIN, nobody.
              The lists are those of `crypto/algif_*.c`. With the value 0 everyone may use everything.

            [kernels.md](kernels.md) says what else differs from release to release.


            """);
        Table(page, "AEAD: `[KernelCipher]`", "key | nonce | tag", Ciphers(isAead: true), a => $"{Key(a)} | {Nonce(a)} | {Range(a.TagSizes)}");
        Table(page, "skcipher: `[KernelCipher]`", "key | IV | block | pieces | sectors", Ciphers(isAead: false), a => $"{Key(a)} | {a.IvSize} | {a.BlockSize} | {Mark(a.ChunkSize > 0)} | {Mark(a.HasSectors)}");
        Table(page, "Hash: `[KernelHash]`", "key | digest", DeclaredHashes.All.Select(hash => hash.Facts), a => $"{HashKey(a)} | {a.DigestSize}");
        Table(page, "Random: `[KernelRandom]`", "seed", DeclaredRandom.All.Select(random => random.Facts), a => a.SeedSize > 0 ? $"{a.SeedSize}" : "any");
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<Algorithm> Ciphers(bool isAead) => DeclaredCiphers.All.Where(cipher => cipher.IsAead == isAead).Select(cipher => cipher.Facts);

    private static void Table(StringBuilder page, string title, string columns, IEnumerable<Algorithm> algorithms, Func<Algorithm, string> cells)
    {
        int width = columns.Split('|').Length + 3 + Releases.Length;
        page.Append($"## {title}\n\n| name | {columns} | in process | {string.Join(" | ", Releases)} | policy |\n|{string.Concat(Enumerable.Repeat("---|", width))}\n");
        foreach (Algorithm algorithm in algorithms.DistinctBy(algorithm => algorithm.Name))
        {
            page.Append($"| `{algorithm.Name}` | {cells(algorithm)} | {Mark(Generator.Catalogue.InProcess.Has(algorithm))} | {string.Join(" | ", Releases.Select(release => In(release, algorithm.Name)))} | {Who(algorithm)} |\n");
        }

        page.Append('\n');
    }

    private static string Key(Algorithm algorithm) => algorithm.KeyLayout switch
    {
        KeyLayout.Authenc => $"{Range(algorithm.KeySizes)}, and that of the MAC",
        KeyLayout.Plain => Range(algorithm.KeySizes),
        _ => $"{Range(algorithm.KeySizes)} + {algorithm.SaltSize}",
    };

    private static string HashKey(Algorithm algorithm)
    {
        string key = algorithm.MaxKeySize > 0 ? $"up to {algorithm.MaxKeySize:N0}" : Range(algorithm.KeySizes);
        return algorithm.Kind == AlgorithmKind.Hash && key.Length > 0 ? $"none, or {key}" : key.Length > 0 ? key : "none";
    }

    private static string Nonce(Algorithm algorithm) => algorithm.NonceFormat == NonceFormat.Ccm ? "7 to 13" : $"{algorithm.IvSize}";

    private static string Range(EquatableArray<int> sizes) =>
        sizes.Count > 4 && sizes[sizes.Count - 1] - sizes[0] == sizes.Count - 1 ? $"{sizes[0]} to {sizes[sizes.Count - 1]}" : string.Join(", ", sizes);

    private static string In(string release, string name) =>
        Presence.IsRemovedIn(Version.Parse(release), name) ? $"removed in {Generator.Catalogue.KernelHistory.RemovalOf(NameParser.Parse(name, out _)!)!.Release}"
        : MissingNames.Lacks(Version.Parse(release), name) ? "not built"
        : "yes";

    private static string Who(Algorithm algorithm) => Linux73Policy.AccessTo(algorithm.Name) switch
    {
        PolicyAccess.Everyone => "everyone",
        PolicyAccess.Privileged => "privileged",
        _ => "nobody",
    };

    private static string Mark(bool value) => value ? "yes" : "–";
}
