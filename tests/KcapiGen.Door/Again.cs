namespace KcapiGen.Door;

/// <summary>Opens handles that were opened before, between two marks for whoever traces this process.</summary>
internal static class Again
{
    private const int Times = 10;
    private const int Room = 1 << 20;

    // Written where an exception is thrown, whether it is caught or not.
    private static readonly List<string> Exceptions = [];

    public static void Run()
    {
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => Exceptions.Add(thrown.Exception.GetType().Name);
        byte[] key = new byte[16], digest = new byte[HmacSha256.HashSizeInBytes];

        // The first time the kernel is asked, if it is at all; the second time all is compiled that works on what is remembered.
        Open(key, digest);
        Open(key, digest);

        // The collector takes no more memory from the system until the second mark.
        GC.TryStartNoGCRegion(Room);
        Contender.Marker.Set();
        for (int i = 0; i < Times; i++)
        {
            Open(key, digest);
        }

        Contender.Marker.Set();
        Console.WriteLine($"again: {WithFallback.ExpectedBackend}, exceptions: {string.Join(' ', Exceptions)}");
    }

    private static void Open(byte[] key, byte[] digest)
    {
        new WithFallback(key).Dispose();
        new InProcessFirst(key).Dispose();
        HmacSha256.HashData(key, key, digest);
    }
}
