using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;

namespace KcapiGen.Door;

/// <summary>Writes down what the library tells of itself: its events, and the sums of its metrics.</summary>
internal sealed class Telemetry : EventListener
{
    private static readonly SortedDictionary<string, long> Sums = new(StringComparer.Ordinal);
    private static readonly List<string> Events = [];
    private readonly MeterListener _metrics = new();

    public Telemetry()
    {
        _metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "KcapiGen")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            string name = $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}";
            Sums[name] = Sums.GetValueOrDefault(name) + value;
        });
        _metrics.Start();
    }

    public static void Print()
    {
        Console.WriteLine("events: " + string.Join(", ", Events));
        Console.WriteLine("metrics: " + string.Join(", ", Sums.Select(sum => $"{sum.Key}: {sum.Value}")));
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "KcapiGen")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
        => Events.Add($"{eventData.EventName} {string.Join(' ', eventData.Payload!.Take(2))}");
}
