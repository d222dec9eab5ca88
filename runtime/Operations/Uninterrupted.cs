namespace KcapiGen.Operations;

/// <summary>Waits for threads that still use the caller's memory, even where the waiting thread is interrupted (<see cref="Thread.Interrupt"/>).</summary>
internal static class Uninterrupted
{
    /// <summary>Runs a wait to its end. An interruption is put off until the thread waits the next time.</summary>
    public static void Run(Action wait)
    {
        bool isInterrupted = false;
        while (true)
        {
            try
            {
                wait();
                break;
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
