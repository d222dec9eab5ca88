namespace KcapiGen.Contender;

/// <summary>The bytes 0, 1, 2, …, as in c/contender.c: everyone has the same key.</summary>
internal static class Keys
{
    public static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)i)];
}
