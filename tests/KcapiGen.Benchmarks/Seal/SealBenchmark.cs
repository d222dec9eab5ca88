using System.Diagnostics;
using KcapiGen.Benchmarks.Measuring;

namespace KcapiGen.Benchmarks.Seal;

/// <summary>The sample: how long it takes to start, and to seal a file, beside a bare loop over the cipher and a copy of the file.</summary>
internal static class SealBenchmark
{
    public const string Jit = "Seal", Native = "Seal, NativeAOT", Bare = "bare cipher loop in C, and cp";
    private const string JitFolder = "artifacts/bin/Seal/release", NativeFolder = "artifacts/bench/seal";
    private const int Chunk = 65_536, LongRounds = 3;

    public static Section Run(bool quick, Pace pace)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            string key = Write(folder, "key", 32), one = Write(folder, "one", 1), text = Write(folder, "text", quick ? 16 << 20 : 1 << 30);
            (string Name, string Program)[] programs = [.. Programs(quick)];
            using var race = new Race([], quick ? pace with { Rounds = 1 } : pace);
            Measured start = race.Run(new("start", "gcm(aes)", 1), [.. programs.Select(seal => new TimedLane(seal.Name, () => Seal(seal.Program, one, key)))]);

            using var floor = new ContenderProcess(Contenders.FloorWithSealsKey);
            Measured whole = Whole(text, quick ? 1 : LongRounds, [.. programs.Select(seal => (seal.Name, (Func<double>)(() => Seal(seal.Program, text, key)))), (Bare, () => Loop(floor, text) + Copy(text))]);
            return new("seal", Machine.Describe(), Machine.Today, pace.Rounds, File.Exists(NativeFolder + "/Seal") ? [] : [Native], [start, whole], Sizes(programs));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Name, string Program)> Programs(bool quick)
    {
        yield return (Jit, JitFolder + "/Seal");
        if (!quick && File.Exists(NativeFolder + "/Seal"))
        {
            yield return (Native, NativeFolder + "/Seal");
        }
    }

    // Minutes each, so nobody warms up; the contenders take turns all the same.
    private static Measured Whole(string text, int rounds, (string Name, Func<double> Round)[] lanes)
    {
        var times = lanes.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                times[lane].Add(Math.Round(lanes[lane].Round()));
            }
        }

        var measured = new Measured(new("seal", "gcm(aes)", (int)new FileInfo(text).Length), [.. lanes.Select((lane, i) => new Figure(lane.Name, [.. times[i]], 0))]);
        Progress.Say(measured);
        return measured;
    }

    private static double Seal(string program, string file, string key) => Time(program, file + ".out", "seal", file, "-o", file + ".out", "--key-file", key);

    // The text is one hole, so as not to need its size twice in memory; cp would otherwise see that there is nothing to copy.
    private static double Copy(string text) => Time("cp", text + ".out", "--sparse=never", text, text + ".out");

    private static double Loop(ContenderProcess floor, string text)
        => floor.Ask(new("message", "gcm(aes)", Chunk), new FileInfo(text).Length / Chunk)!.Value.Nanoseconds;

    private static double Time(string program, string output, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double time = clock.Elapsed.TotalNanoseconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }

        File.Delete(output);
        return time;
    }

    private static Dictionary<string, double> Sizes((string Name, string Program)[] programs)
        => programs.ToDictionary(seal => seal.Name, seal => Size(Path.GetDirectoryName(seal.Program)!, seal.Name == Native ? "Seal" : "*.dll"));

    private static double Size(string folder, string pattern) => Directory.GetFiles(folder, pattern).Sum(file => new FileInfo(file).Length);

    private static string Write(DirectoryInfo folder, string name, int length)
    {
        string file = Path.Combine(folder.FullName, name);
        using FileStream stream = File.Create(file);
        stream.SetLength(length);
        return file;
    }
}
