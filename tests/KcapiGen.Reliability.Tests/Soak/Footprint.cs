using System.Globalization;

namespace KcapiGen.Reliability.Tests.Soak;

/// <summary>What a process holds once the garbage collector has run: it must not grow with the work that is done.</summary>
/// <param name="Managed">The bytes of the managed heap.</param>
/// <param name="Resident">The bytes of memory that the process has, native memory too.</param>
/// <param name="Descriptors">The sockets and rings that are open.</param>
internal sealed record Footprint(long Managed, long Resident, int Descriptors)
{
    // A leak of a hundred bytes a case shows in an hour, one of a buffer of a stream in seconds.
    private const long MaxManagedGrowth = 8 << 20;

    // The allocator of libc and the collector keep what they may need again.
    private const long MaxResidentGrowth = 64 << 20;

    /// <summary>Measures this process.</summary>
    public static Footprint Now()
    {
        int descriptors = Harness.OpenDescriptors.CountSettled();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

        // The second number of proc(5), statm: resident pages.
        long pages = long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture);
        return new(GC.GetTotalMemory(forceFullCollection: true), pages * Environment.SystemPageSize, descriptors);
    }

    /// <summary>Returns what has grown since an earlier measurement, or null.</summary>
    public string? GrowthSince(Footprint before) =>
        Descriptors > before.Descriptors ? $"{Descriptors - before.Descriptors} descriptors more are open"
        : Managed - before.Managed > MaxManagedGrowth ? $"the managed heap has grown by {(Managed - before.Managed) >> 10} KiB"
        : Resident - before.Resident > MaxResidentGrowth ? $"the process has grown by {(Resident - before.Resident) >> 10} KiB"
        : null;

    public override string ToString() => $"{Managed >> 10} KiB managed, {Resident >> 10} KiB resident, {Descriptors} descriptors";
}
