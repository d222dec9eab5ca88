namespace KcapiGen;

/// <summary>Specifies the backend that does the work of a handle.</summary>
public enum KernelBackend
{
    /// <summary>The Linux kernel, through AF_ALG.</summary>
    Kernel,

    /// <summary>The in-process engine.</summary>
    InProcess,
}
