using System.Diagnostics.Tracing;

namespace KcapiGen.Telemetry;

/// <summary>The events of the library, of the source <c>KcapiGen</c>: which backend a handle uses, and why.</summary>
[EventSource(Name = "KcapiGen")]
internal sealed class KernelCryptoEventSource : EventSource
{
    public static readonly KernelCryptoEventSource Log = new();

    private KernelCryptoEventSource()
    {
    }

    [Event(1, Level = EventLevel.Verbose, Message = "Opened a handle for {0} on {1}")]
    public void HandleOpened(string algorithm, string backend)
    {
        if (IsEnabled(EventLevel.Verbose, EventKeywords.None))
        {
            WriteEvent(1, algorithm, backend);
        }
    }

    /// <summary>Reports that a handle works in process because the kernel refused. The reason is determined only if the event is enabled.</summary>
    [NonEvent]
    public void FallbackTaken(string algorithm, KernelSupport support)
    {
        if (IsEnabled(EventLevel.Warning, EventKeywords.None))
        {
            FallbackTaken(algorithm, support.Reason.ToString(), support.Explanation);
        }
    }

    [Event(2, Level = EventLevel.Warning, Message = "{0} works in process: {2}")]
    private void FallbackTaken(string algorithm, string reason, string explanation) => WriteEvent(2, algorithm, reason, explanation);
}
