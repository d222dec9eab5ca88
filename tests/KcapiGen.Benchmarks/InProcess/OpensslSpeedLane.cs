using System.Diagnostics;
using System.Globalization;
using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.InProcess;

/// <summary><c>openssl speed -evp</c>, which gives an IV once and then only text. A round of it takes a second, as it takes no less; -elapsed counts as the others do, by the clock on the wall.</summary>
internal sealed class OpensslSpeedLane(Case asked) : ILane
{
    private readonly List<double> _nanoseconds = [];

    private string? Name => asked.Algorithm switch
    {
        "gcm(aes)" => "aes-128-gcm",
        "cbc(aes)" => "aes-128-cbc",
        "ctr(aes)" => "aes-128-ctr",
        "xts(aes)" => "aes-256-xts",
        _ => null,
    };

    public Figure Result => new(Contenders.OpensslSpeed, [.. _nanoseconds], 0);

    public bool WarmUp(Pace pace) => Name is not null;

    public void Round(bool counts)
    {
        if (!counts)
        {
            return;
        }

        string[] words = ["speed", "-elapsed", "-mr", "-seconds", "1", "-bytes", $"{asked.Size}", "-evp", Name!];
        using Process process = Process.Start(new ProcessStartInfo("openssl", words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"openssl {string.Join(' ', words)} failed: {errors.Result}");
        }

        // -mr prints for machines: +F:number:name:bytes a second.
        string result = output.Split('\n').Single(line => line.StartsWith("+F:", StringComparison.Ordinal));
        _nanoseconds.Add(Math.Round(asked.Size / double.Parse(result.Split(':')[^1], CultureInfo.InvariantCulture) * 1e9, 1));
    }
}
