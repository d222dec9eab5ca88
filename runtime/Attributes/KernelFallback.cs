namespace KcapiGen;

/// <summary>Specifies what a declared class does if the kernel does not provide its algorithm to this process.</summary>
public enum KernelFallback
{
    /// <summary>Opening a handle throws a <see cref="PlatformNotSupportedException"/> that says why, and what to do.</summary>
    None,

    /// <summary>An in-process engine is used, with the same results. It is chosen when a handle is opened, never later.</summary>
    InProcess,
}
