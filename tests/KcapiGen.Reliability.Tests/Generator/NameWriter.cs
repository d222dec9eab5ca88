using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Reliability.Tests.Generator;

/// <summary>Random names of algorithms: known ones, others of the kernel's algebra, and what is no name at all.</summary>
internal sealed class NameWriter(Random random)
{
    private const int DeepestNesting = 5;

    private static readonly string[] Templates =
    [
        "gcm", "ccm", "cbc", "ctr", "xts", "ecb", "lrw", "cts", "rfc3686", "rfc4106", "rfc4543", "rfc4309", "rfc7539", "authenc", "authencesn", "essiv", "hmac", "cmac", "xcbc",
        "adiantum", "hctr2", "echainiv", "seqiv", "pcbc", "ofb", "cfb", "cryptd", "fips", "nothing",
    ];

    private static readonly string[] Oddities =
    [
        "", " ", "(", ")", "()", "gcm()", "gcm(", "gcm(aes", "gcm(aes))", "gcm((aes))", "gcm(aes,)", ",", "gcm(aes) ", "GCM(AES)", "gcm(äes)", "gcm(\u0000)", "暗号(aes)", "gcm(aes)\n", "😀", "\"", "\\", "{0}",
        new('a', 70), new('(', 200), string.Concat(Enumerable.Repeat("gcm(", 300)), "*/", "<see/>", "</summary>",
    ];

    /// <summary>Returns a name that the catalogue knows, for a kind of attribute.</summary>
    public string Known(AlgorithmFamily family) => Pick(WellKnownNames.Of(family));

    /// <summary>Returns any name.</summary>
    public string Any() => random.Next(4) switch
    {
        0 => Pick(Oddities),
        1 => Misspelt(Known(Pick([AlgorithmFamily.Cipher, AlgorithmFamily.Hash, AlgorithmFamily.Random]))),
        _ => OfTheAlgebra(DeepestNesting),
    };

    private string OfTheAlgebra(int depth) => depth == 0 || random.Next(3) == 0
        ? Pick(Primitives.All).Name
        : $"{Pick(Templates)}({string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => OfTheAlgebra(depth - 1)))})";

    private string Misspelt(string name)
    {
        int at = random.Next(name.Length);
        return random.Next(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, ((char)random.Next(' ', 0x2000)).ToString()),
            _ => name.Insert(at, name[at].ToString()),
        };
    }

    private T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
