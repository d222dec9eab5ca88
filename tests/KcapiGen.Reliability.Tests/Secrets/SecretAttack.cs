using KcapiGen.Reliability.Tests.Faults;

namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>In the child: uses the secret in every way, then looks for it in all of the process's memory.</summary>
internal static class SecretAttack
{
    /// <summary>Runs the uses and writes a line for each that leaves the secret behind.</summary>
    public static int Run(string[] arguments)
    {
        var side = Enum.Parse<KernelBackend>(arguments[0]);
        AppContext.SetData("KcapiGen.Backend", side == KernelBackend.Kernel ? "kernel" : "inprocess");
        IReadOnlyList<SecretUse> uses = SecretUse.Of(side);
        if (!IsFoundWhereItIs())
        {
            Console.WriteLine($"{FaultAttack.FindingMark}the search does not find the secret where it is");
        }

        // All at once, since a search takes long; one by one only to say which.
        foreach (SecretUse use in uses)
        {
            UseAndForget(use);
        }

        if (CountLeft() > 0)
        {
            foreach (SecretUse use in uses)
            {
                JudgeAlone(use);
            }
        }

        if (side == KernelBackend.InProcess)
        {
            JudgeInUse();
        }

        return 0;
    }

    // Where no library has the key, it is nowhere but in memory that is locked and left out of core dumps.
    private static void JudgeInUse()
    {
        int before = Secret.Count(), beforeOutside = Secret.CountOutsideOfLockedMemory();
        IDisposable[] open = [];
        var thread = new Thread(() => open = ComposedUses.OpenThoseWithoutALibrary());
        thread.Start();
        thread.Join();
        int more = Secret.Count() - before, moreOutside = Secret.CountOutsideOfLockedMemory() - beforeOutside;
        string found = $"{more} keys in use, {moreOutside} of them outside of locked memory";
        Console.WriteLine(more < open.Length || moreOutside > 0 ? $"{FaultAttack.FindingMark}{found}" : found);
        Array.ForEach(open, handle => handle.Dispose());
    }

    private static bool IsFoundWhereItIs()
    {
        using NativeBuffer secret = Secret.Allocate(Secret.Size);
        return Secret.Count() > 0;
    }

    private static void JudgeAlone(SecretUse use)
    {
        int before = CountLeft();
        UseAndForget(use);
        int left = CountLeft();
        Console.WriteLine(left > before
            ? $"{FaultAttack.FindingMark}{use.Name}: the secret is left in {left - before} places"
            : $"{use.Name}: nothing more is left");
    }

    // On a thread of its own, no register or frame of which is left.
    private static void UseAndForget(SecretUse use)
    {
        var thread = new Thread(() => use.Run());
        thread.Start();
        thread.Join();
    }

    private static int CountLeft()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return Secret.Count();
    }
}
