namespace KcapiGen;

/// <summary>What a declared class does where the kernel does not give its algorithm to this process.</summary>
public enum KernelFallback
{
    /// <summary>Opening it throws a <see cref="PlatformNotSupportedException"/> that says what shut the door and what opens it.</summary>
    None,

    /// <summary>An in-process engine gives the same bytes. It is chosen when a handle is opened, never later.</summary>
    InProcess,
}
