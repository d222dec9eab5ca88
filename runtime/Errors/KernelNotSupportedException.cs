namespace KcapiGen;

/// <summary>The exception that is thrown when the kernel does not provide an algorithm to this process. <see cref="Support"/> says why, and what to do.</summary>
public sealed class KernelNotSupportedException : PlatformNotSupportedException
{
    private readonly string? _more;
    private string? _message;

    /// <param name="support">What the kernel says.</param>
    /// <param name="more">Why no fallback was taken, as further sentences; null if there is nothing to say.</param>
    internal KernelNotSupportedException(KernelSupport support, string? more = null)
    {
        Support = support;
        _more = more;
    }

    /// <inheritdoc/>
    /// <remarks>The message is made when it is first read, because the reason is looked for in files of <c>/proc</c>.</remarks>
    public override string Message => _message ??= _more is null ? Support.ToString() : $"{Support} {_more}";

    /// <summary>Gets why the algorithm is not available, and what to do.</summary>
    public KernelSupport Support { get; }
}
