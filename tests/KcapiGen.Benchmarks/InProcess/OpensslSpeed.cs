using System.Diagnostics;
using System.Globalization;

namespace KcapiGen.Benchmarks;

/// <summary>What programs in C make of a cipher, over the same library.</summary>
internal static class OpensslSpeed
{
    /// <summary>Messages of <paramref name="size"/> bytes a second by <c>openssl speed -evp</c>, which sets no IV.</summary>
    public static double Rate(string cipher, int size)
    {
        // -mr prints for machines: +F:number:name:bytes a second.
        string result = Run("openssl", "speed", "-mr", "-seconds", "1", "-bytes", $"{size}", "-evp", cipher).Single(line => line.StartsWith("+F:", StringComparison.Ordinal));
        return Number(result.Split(':')[^1]) / size;
    }

    /// <summary>The same by <c>evp.c</c>, with an IV for each message.</summary>
    public static double RateWithIv(string cipher, int size) => Number(Run(Path.Combine(AppContext.BaseDirectory, "evp"), cipher, $"{size}")[0]);

    private static string[] Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Split('\n') : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {errors.Result}");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
