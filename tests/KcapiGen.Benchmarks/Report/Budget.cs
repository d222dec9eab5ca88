namespace KcapiGen.Benchmarks.Report;

/// <summary>A line of the table of budgets; <paramref name="Met"/> is null where there is nothing measured. What the same work in C comes to there is the limit.</summary>
internal sealed record Budget(string What, string Limit, string Measured, bool? Met, string InC = "")
{
    public override string ToString() => $"| {What} | {Limit} | {Measured} | {InC} | {Met switch { true => "met", false => "**missed**", null => "not measured" }} |";
}
