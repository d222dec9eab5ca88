using System.Text.Json.Serialization;

namespace KcapiGen.Benchmarks.Measuring;

/// <summary>What one contender needed for a case.</summary>
/// <param name="Contender">Its name.</param>
/// <param name="Nanoseconds">For a message, in each round.</param>
/// <param name="Bytes">Allocated for a message in the managed heap.</param>
/// <param name="Calls">System calls for a message; null where they were not counted.</param>
internal sealed record Figure(string Contender, double[] Nanoseconds, double Bytes, double? Calls = null)
{
    [JsonIgnore]
    public double Median => Spread.Of(Nanoseconds).Median;
}
