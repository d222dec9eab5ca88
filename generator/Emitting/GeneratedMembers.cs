using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Generator.Emitting;

/// <summary>The names of the members of a generated part: a class cannot have one of them for its own.</summary>
internal static class GeneratedMembers
{
    public const string Definition = "KernelCipherDefinition";
    public const string Handle = "_kernelCipherHandle";

    private static readonly string[] OfEveryCipher =
    [
        Definition, Handle, "AlgorithmName", "KeySizes", "Support", "IsSupported", "Backend",
        "Reinit", "Rekey", "Encrypt", "Decrypt", "BeginEncrypt", "BeginDecrypt",
        "EncryptBatch", "DecryptBatch", "Dispose",
    ];

    public static bool Contains(string name, Algorithm? algorithm) => OfEveryCipher.Contains(name) || (algorithm is not null && OfAlgorithm(algorithm).Contains(name));

    private static readonly string[] OfSectors = ["EncryptSectors", "DecryptSectors"];

    private static readonly string[] OfPipes = ["CreateEncryptor", "CreateDecryptor", "EncryptAsync", "DecryptAsync"];

    private static IEnumerable<string> OfAlgorithm(Algorithm algorithm) =>
    [
        .. SizeConstants.Of(algorithm, tagSize: 0).Select(constant => constant.Name),
        .. algorithm.HasSectors ? OfSectors : [],
        .. algorithm.ChunkSize > 0 ? OfPipes : [],
    ];
}
