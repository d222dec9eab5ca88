using KcapiGen.Reliability.Tests.Faults.Scenarios;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>Which faults a scenario is tried with: each call of it in each mode, and beyond that by chance.</summary>
/// <param name="shim">The shim that knows the names of the calls.</param>
/// <param name="backend">The side, which says what can go wrong.</param>
internal sealed class FaultPlan(Shim shim, KernelBackend backend)
{
    // Calls of one name beyond that are tried by chance only.
    private const int FirstCalls = 2;

    private const int InterruptionsInARow = 50;

    // EINTR first.
    private static readonly int[] Errors = [Errno.EINTR, Errno.EAGAIN, Errno.ENOMEM, Errno.ENOBUFS, Errno.EMFILE, Errno.EBUSY, Errno.EIO];

    /// <summary>Returns the cases that are tried first: the first calls of each name and the last, once each and for good, in each mode.</summary>
    public IEnumerable<FaultCase> Systematic(Scenario scenario, IReadOnlyDictionary<string, long> calls, Random random) =>
        from call in calls
        from first in Enumerable.Range(1, (int)Math.Min(FirstCalls, call.Value)).Select(number => (long)number).Append(call.Value).Distinct()
        from mode in Modes(call.Key)
        from count in first == 1 ? new[] { 1, Fault.Forever } : [1]
        select new FaultCase(scenario, Of(call.Key, first, count, mode, random));

    /// <summary>Returns a case by chance.</summary>
    public FaultCase Any(Scenario scenario, IReadOnlyDictionary<string, long> calls, Random random)
    {
        (string call, long seen) = calls.ElementAt(random.Next(calls.Count));
        FaultMode[] modes = Modes(call);
        long[] counts = [1, 1, 2, 1 + random.Next(10), Fault.Forever];
        return new(scenario, Of(call, 1 + random.NextInt64(seen), counts[random.Next(counts.Length)], modes[random.Next(modes.Length)], random));
    }

    /// <summary>Returns how often each call was made since the shim was armed.</summary>
    public Dictionary<string, long> Seen() => shim.Calls.Select(call => (Call: call, Count: shim.Seen(call))).Where(one => one.Count > 0).ToDictionary(one => one.Call, one => one.Count);

    private Fault Of(string call, long first, long count, FaultMode mode, Random random)
    {
        if (backend == KernelBackend.InProcess)
        {
            return new(call, first, count, mode, 0);
        }

        // A call that says that it was interrupted has done nothing (POSIX), and is made again; no kernel interrupts it for ever.
        int error = mode == FaultMode.Hidden ? Errors[1 + random.Next(Errors.Length - 1)] : Errors[random.Next(Errors.Length)];
        return new(call, first, error == Errno.EINTR ? Math.Min(count, InterruptionsInARow) : count, mode, error);
    }

    // Linux closes and unmaps whatever it answers; what opens something and hides it is what fails.
    private FaultMode[] Modes(string call) => backend == KernelBackend.InProcess
        ? call.Contains("fetch", StringComparison.Ordinal) || call.Contains("new", StringComparison.Ordinal) ? [FaultMode.Fail] : [FaultMode.Fail, FaultMode.Hidden]
        : call switch
        {
            "close" or "munmap" => [FaultMode.Hidden],
            "bind" or "setsockopt" => [FaultMode.Fail, FaultMode.Hidden],
            "sendmsg" or "recvmsg" or "io_uring_enter" or "IORING_OP_SENDMSG" or "IORING_OP_RECVMSG" => Enum.GetValues<FaultMode>(),
            _ => [FaultMode.Fail],
        };

    // errno.h
    private static class Errno
    {
        public const int EINTR = 4, EIO = 5, EAGAIN = 11, ENOMEM = 12, EBUSY = 16, EMFILE = 24, ENOBUFS = 105;
    }
}
