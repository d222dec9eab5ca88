namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>Limits of the kernel.</summary>
internal static class KernelLimits
{
    /// <summary>
    /// ALG_MAX_PAGES (16, include/crypto/if_alg.h) pages of 4,096 bytes; <c>KernelCrypto.MaxChunkSize</c> where pages are that large.
    /// </summary>
    public const int MaxChunkSize = 16 * 4096;
}
