namespace KcapiGen;

/// <summary>
/// The exception that is thrown when the kernel does not provide an algorithm to this process. <see cref="Support"/> says why, and what to do about
/// it.
/// </summary>
public sealed class KernelNotSupportedException : PlatformNotSupportedException
{
    private readonly string? _more;
    private string? _message;

    /// <param name="support">What the kernel says.</param>
    /// <param name="more">Further sentences that say why no fallback was taken, or null.</param>
    internal KernelNotSupportedException(KernelSupport support, string? more = null)
    {
        Support = support;
        _more = more;
    }

    /// <inheritdoc/>
    /// <remarks>The message is composed when it is first read, because finding the reason reads files of <c>/proc</c>.</remarks>
    public override string Message => _message ??= _more is null ? Support.ToString() : $"{Support} {_more}";

    /// <summary>Gets the reason why the algorithm is not available, and the remedy.</summary>
    public KernelSupport Support { get; }
}
