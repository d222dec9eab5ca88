namespace KcapiGen.Generator.Declarations;

/// <summary>What does the work of a handle. The names and the values are those of the runtime's KernelBackend.</summary>
internal enum Side
{
    Kernel,
    InProcess,
}
