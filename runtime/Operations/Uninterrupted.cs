namespace KcapiGen.Operations;

/// <summary>
/// Waits for threads that still use the caller's memory, even when the waiting thread is interrupted (<see cref="Thread.Interrupt"/>).
/// </summary>
internal static class Uninterrupted
{
    /// <summary>Waits to the end. An interruption takes effect when the thread waits the next time.</summary>
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
