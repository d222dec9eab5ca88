namespace KcapiGen.Reliability.Tests.Harness;

/// <summary>The side that is attacked: the kernel where it has the sockets and nobody forces the other, else the engine in process.</summary>
internal static class Side
{
    public static KernelBackend Attacked { get; } = Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") != "inprocess" && KernelCrypto.IsAvailable
        ? KernelBackend.Kernel
        : KernelBackend.InProcess;
}
