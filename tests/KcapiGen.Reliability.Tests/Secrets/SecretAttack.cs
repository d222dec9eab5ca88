using KcapiGen.Reliability.Tests.Faults;

namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>In the child: uses the secret in every way, then looks for it in all of the process's memory.</summary>
internal static class SecretAttack
{
    /// <summary>Runs the uses and writes a line for each that leaves the secret behind.</summary>
    public static int Run(string[] arguments)
    {
        string side = arguments[0];
        AppContext.SetData("KcapiGen.Backend", side == nameof(KernelBackend.Kernel) ? "kernel" : "inprocess");
        if (!IsFoundWhereItIs())
        {
            Console.WriteLine($"{FaultAttack.FindingMark}the search does not find the secret where it is");
        }

        // All at once, since a search takes long; one by one only to say which.
        foreach (SecretUse use in SecretUse.All)
        {
            UseAndForget(use);
        }

        if (CountLeft() > 0)
        {
            foreach (SecretUse use in SecretUse.All)
            {
                JudgeAlone(use);
            }
        }

        return 0;
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
