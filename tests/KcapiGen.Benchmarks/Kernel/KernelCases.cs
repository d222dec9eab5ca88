using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Kernel;

/// <summary>What is done over the kernel.</summary>
internal static class KernelCases
{
    public static int[] Sizes(bool quick) => quick ? [64, 4096, 65_536] : [64, 512, 4096, 16_384, 65_536];

    public static Case[] Messages(bool quick) =>
        [.. new[] { "gcm(aes)", "cbc(aes)", "ctr(aes)", "xts(aes)", "sha256" }.SelectMany(algorithm => Sizes(quick).Select(size => new Case("message", algorithm, size)))];

    /// <summary>In chunks; a contender's one stream goes on through all rounds.</summary>
    public static Case Stream { get; } = new("stream", "ctr(aes)", 65_536);

    /// <summary>Ciphers of which libcrypto and libgcrypt have only the parts.</summary>
    public static Case[] Composed { get; } =
    [
        .. new[] { "hctr2(aes)", "adiantum(xchacha12,aes)", "adiantum(xchacha20,aes)" }.SelectMany(algorithm => new[] { 512, 4096 }.Select(size => new Case("composed", algorithm, size))),
    ];

    public static Case[] Others(bool quick) =>
    [
        new("open", "gcm(aes)", 0), new("open", "cbc(aes)", 0),
        new("sectors", "xts(aes)", 512, 1000), new("sectors", "xts(aes)", 4096, 1000),
        .. (quick ? [1, 8, 64] : new[] { 1, 2, 4, 8, 16, 32, 64 }).Select(width => new Case("batch", "xts(aes)", 512, width)),
        .. (quick ? [1, 2] : new[] { 1, 2, 3, 4 }).Select(threads => new Case("threads", "xts(aes)", 4096, threads)),
    ];
}
