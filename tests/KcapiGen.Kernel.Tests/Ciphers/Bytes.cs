namespace KcapiGen.Kernel.Tests.Ciphers;

/// <summary>Bytes to work on.</summary>
internal static class Bytes
{
    /// <summary>The same bytes for the same seed.</summary>
    public static byte[] Random(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static byte[] FromHex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Fails with the first difference: whole messages in a failure are unreadable.</summary>
    public static void AssertSame(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} bytes where {expected.Length} were due");
        int same = expected.CommonPrefixLength(actual);
        if (same < expected.Length)
        {
            int shown = Math.Min(16, expected.Length - same);
            Assert.Fail($"{what}: from byte {same} of {expected.Length} expected {Convert.ToHexString(expected.Slice(same, shown))}, got {Convert.ToHexString(actual.Slice(same, shown))}");
        }
    }
}
