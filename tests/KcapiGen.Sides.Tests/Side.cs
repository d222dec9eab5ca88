namespace KcapiGen.Sides.Tests;

/// <summary>Forces the side on which handles are opened, by the switch that applications have.</summary>
internal static class Side
{
    private const string Switch = "KcapiGen.Backend";

    // The switch is one for the whole process, and the suites run beside each other.
    private static readonly Lock Gate = new();

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
