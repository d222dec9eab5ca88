namespace KcapiGen.Benchmarks.Measuring;

/// <summary>A program that takes part.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Program">Its file, from the root of the repository.</param>
/// <param name="Arguments">What tells it how to do the work.</param>
/// <param name="Backend">The backend that is forced on it; null where none is.</param>
/// <param name="JustInTime">Whether it is compiled while it runs.</param>
/// <param name="Native">Whether NativeAOT compiled it, which takes long.</param>
internal sealed record Contender(string Name, string Program, string[] Arguments, string? Backend = "kernel", bool JustInTime = false, bool Native = false)
{
    public bool IsThere => File.Exists(Program);
}
