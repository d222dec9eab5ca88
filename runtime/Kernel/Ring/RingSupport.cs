namespace KcapiGen.Kernel.Ring;

/// <summary>Whether this process can have an io_uring. Decided once.</summary>
internal static class RingSupport
{
    private const string Name = "io_uring";

    // An exception is not cached, because the next attempt may succeed.
    private static readonly Lazy<KernelSupport> Lazily = new(Decide, LazyThreadSafetyMode.PublicationOnly);

    public static KernelSupport Decided => Lazily.Value;

    private static KernelSupport Decide()
    {
        return Diagnosis.OfPlatform(Name) ?? Try();
    }

    private static KernelSupport Try()
    {
        using IoUring? ring = IoUring.TryCreate(1, out int errno);
        return ring is not null ? KernelSupport.Available(Name) : Diagnosis.OfRing(Name, errno);
    }
}
