using System.Diagnostics;
using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Seal;

/// <summary>The sample: how long it takes to start, and to seal a file, beside a bare loop over the cipher and a copy of the file.</summary>
internal static class SealBenchmark
{
    public const string Jit = "Seal", Native = "Seal, NativeAOT", Bare = "bare cipher loop in C, and cp";
    private const string JitFolder = "artifacts/bin/Seal/release", NativeFolder = "artifacts/bench/seal";
    private const int Chunk = 65_536;

    public static Section Run(bool quick, Pace pace)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            string key = Write(folder, "key", 32), one = Write(folder, "one", 1), text = Write(folder, "text", quick ? 16 << 20 : 128 << 20);
            using var floor = new ContenderProcess(Contenders.OverTheKernel[0]);
            using var race = new Race([], quick ? pace with { Rounds = 3 } : pace);
            using var longRace = new Race([], pace with { Rounds = quick ? 1 : 3 });
            Measured start = race.Run(new("start", "gcm(aes)", 1), Lanes(one, key));
            Measured seal = longRace.Run(new("seal", "gcm(aes)", (int)new FileInfo(text).Length), [.. Lanes(text, key), new TimedLane(Bare, () => Loop(floor, text) + Time("cp", text, text + ".copy"))]);
            return new("seal", Machine.Describe(), Machine.Today, pace.Rounds, File.Exists(NativeFolder + "/Seal") ? [] : [Native], [start, seal], Sizes());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ILane[] Lanes(string file, string key) =>
        [.. new[] { (Jit, JitFolder), (Native, NativeFolder) }.Select(one => (Name: one.Item1, Program: one.Item2 + "/Seal")).Where(one => File.Exists(one.Program))
            .Select(one => new TimedLane(one.Name, () => Time(one.Program, "seal", file, "-o", file + ".sealed", "--key-file", key, "--force")))];

    private static double Loop(ContenderProcess floor, string text)
        => floor.Ask(new("message", "gcm(aes)", Chunk), new FileInfo(text).Length / Chunk)!.Value.Nanoseconds;

    private static double Time(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? clock.Elapsed.TotalNanoseconds : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    private static Dictionary<string, double> Sizes()
    {
        var sizes = new Dictionary<string, double> { [Jit] = Size(JitFolder, "*.dll") };
        if (Directory.Exists(NativeFolder)) sizes[Native] = Size(NativeFolder, "Seal");
        return sizes;
    }

    private static double Size(string folder, string pattern) => Directory.GetFiles(folder, pattern).Sum(file => new FileInfo(file).Length);

    private static string Write(DirectoryInfo folder, string name, int length)
    {
        string file = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(file, new byte[length]);
        return file;
    }
}
