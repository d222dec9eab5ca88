using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Generator.Members;

/// <summary>The names of the members of a generated part. A class cannot have the name of one of its own members (CS0542).</summary>
internal static class GeneratedMembers
{
    public const string Definition = "KernelDefinition";
    public const string Handle = "_kernelHandle";
    public const string MaxMessageSize = "MaxMessageSize";
    public const string TagSizeInBytes = "TagSizeInBytes";

    private static readonly string[] OfEveryClass =
        [Definition, Handle, "AlgorithmName", "Support", "IsSupported", "ExpectedBackend", "Backend", "Dispose"];

    private static readonly string[] OfEveryCipher =
        ["Reinit", "Encrypt", "Decrypt", "BeginEncrypt", "BeginDecrypt", "EncryptBatch", "DecryptBatch"];

    private static readonly string[] OfSectors = ["EncryptSectors", "DecryptSectors"];

    private static readonly string[] OfPipes = ["CreateEncryptor", "CreateDecryptor", "EncryptAsync", "DecryptAsync"];

    private static readonly string[] OfEveryHash =
    [
        "Reinit", "Duplicate", "HashData", "HashDataAsync", "ComputeHash", "AppendData",
        "GetCurrentHash", "TryGetCurrentHash", "GetHashAndReset", "TryGetHashAndReset", "Verify", "VerifyHashAndReset",
    ];

    private static readonly string[] OfEveryRandom = ["Fill", "Reseed"];

    /// <summary>Returns every name that the generated part of a class for an algorithm has, and no other.</summary>
    public static IEnumerable<string> Of(Algorithm algorithm)
    => [
        .. OfEveryClass,
        .. SizeConstants.Of(algorithm, tagSize: 0).Select(constant => constant.Name),
        .. KeySizeLists.Of(algorithm).Select(list => list.Name),
        .. algorithm.TakesKey ? ["Rekey"] : (string[])[],
        .. OfFamily(algorithm),
    ];

    private static IEnumerable<string> OfFamily(Algorithm algorithm) => algorithm.Family switch
    {
        AlgorithmFamily.Cipher
        => [
            .. OfEveryCipher,
            .. algorithm.HasSectors ? OfSectors : [],
            .. algorithm.ChunkSize > 0 ? OfPipes : [MaxMessageSize],
            .. SizeConstants.CanChooseTagSize(algorithm) ? [TagSizeInBytes] : (string[])[],
        ],
        AlgorithmFamily.Hash => OfEveryHash,
        AlgorithmFamily.Random => OfEveryRandom,
        _ => [],
    };
}
