namespace KcapiGen.Benchmarks.Report;

/// <summary>A line of the table of budgets; <paramref name="Met"/> is null where there is nothing measured.</summary>
internal sealed record Budget(string What, string Limit, string Measured, bool? Met)
{
    public override string ToString() => $"| {What} | {Limit} | {Measured} | {Met switch { true => "met", false => "**missed**", null => "not measured" }} |";
}
