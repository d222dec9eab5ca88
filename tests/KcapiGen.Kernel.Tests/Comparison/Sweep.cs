namespace KcapiGen.Kernel.Tests.Comparison;

/// <summary>The lengths of messages that are compared.</summary>
internal static class Sweep
{
    /// <summary>Every small one, around pages, around what the manual page promises that an OP holds, and near what it holds by default.</summary>
    public static IReadOnlyList<int> Lengths { get; } =
    [
        .. Enumerable.Range(0, 101),
        .. Around(4096), .. Around(8192), .. Around(16_384), .. Around(65_536),
        200_000,
    ];

    /// <summary>Around what an OP holds by default, 208,896 bytes: a longer message of a cipher whose messages can be cut is cut in two.</summary>
    public static int[] CutOnce { get; } = [.. Around(208_896), 208_912];

    /// <summary>Longer by far.</summary>
    public static int[] CutOften { get; } = [.. Around(417_792), 3_000_000, 3_000_001];

    /// <summary>Lengths of associated data: none, short, the last that CCM counts in two bytes (NIST SP 800-38C, A.2.2) and the first that it does not.</summary>
    public static IReadOnlyList<int> AssociatedLengths { get; } = [0, 1, 15, 16, 17, 4095, 4097, 0xfeff, 0xff00];

    private static int[] Around(int length) => [length - 1, length, length + 1];
}
