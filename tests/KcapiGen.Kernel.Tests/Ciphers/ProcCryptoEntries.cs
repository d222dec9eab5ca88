namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>The paragraphs of /proc/crypto, one a driver.</summary>
internal static class ProcCryptoEntries
{
    public static IReadOnlyList<Dictionary<string, string>> Of(string name, KernelAlgorithmKind kind)
    {
        // A module that brings a better driver takes what stands on the former one away, until it is asked for again. Other tests load modules.
        // And what a template made may go with its last user.
        IReadOnlyList<Dictionary<string, string>> entries = [];
        for (int attempt = 0; attempt < 10 && entries.Count == 0; attempt++)
        {
            using TfmDescriptor? tfm = KernelDoor.TryOpen(kind, name, out KernelSupport support);
            Assert.True(support.IsAvailable, support.ToString());
            entries = Read(name, kind);
        }

        Assert.True(entries.Count > 0, $"/proc/crypto has no {name}");
        return entries;
    }

    public static IReadOnlyList<Dictionary<string, string>> All() => [.. File.ReadAllText("/proc/crypto").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Fields)];

    private static List<Dictionary<string, string>> Read(string name, KernelAlgorithmKind kind) =>
    [
        .. All().Where(entry => entry["name"] == name && Types(kind).Contains(entry["type"]) && entry["internal"] == "no"),
    ];

    private static string[] Types(KernelAlgorithmKind kind) => kind switch
    {
        KernelAlgorithmKind.Aead => ["aead"],
        KernelAlgorithmKind.Hash => ["shash", "ahash"],

        // crypto/ecb.c and crypto/cbc.c make these of a block cipher from Linux 6.8 on, and skciphers use them.
        _ => ["skcipher", "lskcipher"],
    };

    private static Dictionary<string, string> Fields(string paragraph) => paragraph
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':', 2))
        .ToDictionary(field => field[0].Trim(), field => field[1].Trim());
}
