namespace KcapiGen.Benchmarks.Measuring;

/// <summary>One thing that contenders do against each other.</summary>
/// <param name="Work">message, stream, open, sectors, batch, threads, pbkdf2, …</param>
/// <param name="Algorithm">The kernel's name.</param>
/// <param name="Size">Bytes of a message; of PBKDF2 the iterations.</param>
/// <param name="Width">How many messages (sectors; threads with a message each) make one call.</param>
internal sealed record Case(string Work, string Algorithm, int Size, int Width = 1)
{
    /// <summary>The line that contenders read, for that many calls.</summary>
    public string Request(long calls) => FormattableString.Invariant($"{Work} {Algorithm} {Size} {Width} {calls}");
}
