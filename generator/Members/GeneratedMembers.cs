using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Generator.Members;

/// <summary>The names of the members of a generated part: a class cannot have one of them for its own.</summary>
internal static class GeneratedMembers
{
    public const string Definition = "KernelCipherDefinition";
    public const string Handle = "_kernelCipherHandle";
    public const string HashDefinition = "KernelHashDefinition";
    public const string HashHandle = "_kernelHashHandle";

    public const string MaxMessageSize = "MaxMessageSize";
    public const string TagSizeInBytes = "TagSizeInBytes";

    public const string RandomDefinition = "KernelRandomDefinition";
    public const string RandomHandle = "_kernelRandomHandle";

    private static readonly string[] OfEveryClass = ["AlgorithmName", "Support", "IsSupported", "ExpectedBackend", "Backend", "Dispose"];

    private static readonly string[] OfEveryCipher =
    [
        Definition, Handle, "KeySizes", "Reinit", "Rekey", "Encrypt", "Decrypt", "BeginEncrypt", "BeginDecrypt", "EncryptBatch", "DecryptBatch",
    ];

    private static readonly string[] OfEveryHash =
    [
        HashDefinition, HashHandle, "Reinit", "Duplicate", "HashData", "ComputeHash", "AppendData", "GetCurrentHash", "GetHashAndReset", "TryGetCurrentHash", "TryGetHashAndReset", "Verify", "VerifyHashAndReset",
    ];

    private static readonly string[] OfSectors = ["EncryptSectors", "DecryptSectors"];

    private static readonly string[] OfPipes = ["CreateEncryptor", "CreateDecryptor", "EncryptAsync", "DecryptAsync"];

    private static readonly string[] OfEveryRandom = [RandomDefinition, RandomHandle, "SeedSize", "Fill", "Reseed"];

    public static bool Contains(string name, AlgorithmFamily family, Algorithm? algorithm) =>
        OfEveryClass.Contains(name) || OfFamily(family).Contains(name) || (algorithm is not null && OfAlgorithm(algorithm).Contains(name));

    private static string[] OfFamily(AlgorithmFamily family) => family switch
    {
        AlgorithmFamily.Cipher => OfEveryCipher,
        AlgorithmFamily.Hash => OfEveryHash,
        AlgorithmFamily.Random => OfEveryRandom,
        _ => [],
    };

    private static IEnumerable<string> OfAlgorithm(Algorithm algorithm) => algorithm.Family switch
    {
        AlgorithmFamily.Hash => SizeConstants.OfHash(algorithm).Select(constant => constant.Name).Concat(["KeySizes", "Rekey"]),
        AlgorithmFamily.Cipher =>
        [
            .. SizeConstants.Of(algorithm, tagSize: 0).Select(constant => constant.Name),
            .. algorithm.AuthenticationKeySizes.Count > 0 ? ["AuthenticationKeySizes"] : (string[])[],
            .. algorithm.HasSectors ? OfSectors : [],
            .. algorithm.ChunkSize > 0 ? OfPipes : [MaxMessageSize],
            .. SizeConstants.CanChooseTagSize(algorithm) ? [TagSizeInBytes] : Array.Empty<string>(),
        ],
        _ => [],
    };
}
