namespace KcapiGen.Kernel;

/// <summary>AF_ALG's names of a family: the type to bind to, and the module that serves it.</summary>
internal static class AlgType
{
    public static string Name(KernelAlgorithmKind kind) => kind switch
    {
        KernelAlgorithmKind.Aead => "aead",
        KernelAlgorithmKind.Hash => "hash",
        KernelAlgorithmKind.Random => "rng",
        _ => "skcipher",
    };

    public static string Module(KernelAlgorithmKind kind) => "algif_" + Name(kind);
}
