using System.Diagnostics;
using System.Globalization;

namespace KcapiGen.Benchmarks;

/// <summary>What <c>openssl speed -evp</c>, a loop in C over the same library, makes of a cipher.</summary>
internal static class OpensslSpeed
{
    /// <summary>Messages of <paramref name="size"/> bytes a second.</summary>
    public static double Rate(string cipher, int size)
    {
        // -mr prints for machines: +F:number:name:bytes a second.
        using Process process = Process.Start(new ProcessStartInfo("openssl", ["speed", "-mr", "-seconds", "1", "-bytes", $"{size}", "-evp", cipher]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string result = process.StandardOutput.ReadToEnd().Split('\n').SingleOrDefault(line => line.StartsWith("+F:", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"openssl speed -evp {cipher} printed no result: {errors.Result}");
        return double.Parse(result.Split(':')[^1], CultureInfo.InvariantCulture) / size;
    }
}
