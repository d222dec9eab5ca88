namespace KcapiGen;

/// <summary>Specifies what a declared class does when the kernel does not provide its algorithm to this process.</summary>
public enum KernelFallback
{
    /// <summary>The constructors throw a <see cref="PlatformNotSupportedException"/> that says why, and what to do about it.</summary>
    None,

    /// <summary>An in-process engine computes the same bytes. It is chosen when a handle is opened, never later.</summary>
    InProcess,
}
