namespace KcapiGen;

/// <summary>The kernel does not give an algorithm to this process; <see cref="Support"/> says why, and what helps.</summary>
public sealed class KernelNotSupportedException : PlatformNotSupportedException
{
    private readonly string? _more;
    private string? _message;

    /// <param name="support">What the kernel says.</param>
    /// <param name="more">Why no fallback was taken, as further sentences; null where there is nothing to say.</param>
    internal KernelNotSupportedException(KernelSupport support, string? more = null)
    {
        Support = support;
        _more = more;
    }

    /// <inheritdoc/>
    /// <remarks>It is put together when it is first read, since the reason is looked for in files of <c>/proc</c>.</remarks>
    public override string Message => _message ??= _more is null ? Support.ToString() : $"{Support} {_more}";

    /// <summary>Why the algorithm cannot be had, and the remedy.</summary>
    public KernelSupport Support { get; }
}
