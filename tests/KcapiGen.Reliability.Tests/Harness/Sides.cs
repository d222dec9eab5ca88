namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>The sides on which a handle can be opened here.</summary>
internal static class Sides
{
    // The switch that applications have.
    private const string Switch = "KcapiGen.Backend";

    // It is one for the whole process, and tests run beside each other.
    private static readonly Lock Gate = new();

    /// <summary>Returns the in-process engine and, where the kernel lets this process use it, the kernel.</summary>
    public static IReadOnlyList<KernelBackend> Here { get; } = KernelCrypto.IsAvailable ? [KernelBackend.Kernel, KernelBackend.InProcess] : [KernelBackend.InProcess];

    /// <summary>The side that is attacked where one is enough: what <c>KCAPIGEN_BACKEND</c> says, else the first of <see cref="Here"/>.</summary>
    public static KernelBackend Attacked { get; } = Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") == "inprocess" ? KernelBackend.InProcess : Here[0];

    /// <summary>Opens a handle on a side.</summary>
    public static T On<T>(KernelBackend side, Func<T> open)
    {
        lock (Gate)
        {
            AppContext.SetData(Switch, side == KernelBackend.Kernel ? "kernel" : "inprocess");
            try
            {
                return open();
            }
            finally
            {
                AppContext.SetData(Switch, null);
            }
        }
    }
}
