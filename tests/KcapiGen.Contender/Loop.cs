namespace KcapiGen.Contender;

/// <summary>One call after the other, on the thread that asks.</summary>
internal sealed class Loop(IDisposable owner, Action call) : Work
{
    public override long Run(int calls)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public override void Dispose() => owner.Dispose();
}
