using KcapiGen.Support;

namespace KcapiGen;

/// <summary>The kernel does not give an algorithm to this process; <see cref="Support"/> says why and what opens the door.</summary>
public sealed class KernelNotSupportedException : PlatformNotSupportedException
{
    internal KernelNotSupportedException(KernelSupport support, bool isForced)
        : base(isForced ? $"{support} No fallback was taken, since {BackendChoice.Variable} or the switch {BackendChoice.Switch} forces the kernel." : support.ToString())
    {
        Support = support;
    }

    /// <summary>Why the algorithm cannot be had, and the remedy.</summary>
    public KernelSupport Support { get; }
}
