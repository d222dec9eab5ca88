using System.Diagnostics;
using System.Globalization;
using KcapiGen.Reliability.Tests.Harness;
using Seal.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Damage;

/// <summary>The child: damages sealed files until the time is over, and lets Seal open them.</summary>
internal static class DamageAttack
{
    private const int WarmUp = 100;

    // What Seal may need for a file of any length (docs/performance.md).
    private const long MostGrowth = 64 << 20;

    // An empty file, less than a chunk, exactly one, and more than two.
    private static readonly int[] Lengths = [0, 1, 200, 65_536, (2 * 65_536) + 1000];

    /// <summary>Runs the attack; returns the exit status: 0 where nothing was found.</summary>
    /// <param name="arguments">The seconds and the seed.</param>
    public static int Run(string[] arguments)
    {
        double seconds = double.Parse(arguments[0], CultureInfo.InvariantCulture);
        int first = int.Parse(arguments[1], CultureInfo.InvariantCulture), seed = first;
        using var watchdog = new Watchdog();
        using var folder = new Folder();
        SealedFile[] files = [.. Lengths.Select((length, i) => SealedFile.WithKey(folder, Folder.Bytes(length, seed: i))), SealedFile.WithPassword(folder, Folder.Bytes(500, seed: 9))];
        long memory = 0;
        var watch = Stopwatch.StartNew();
        while (seed - first <= WarmUp || watch.Elapsed.TotalSeconds < seconds)
        {
            if (Attack(folder, files, seed, watchdog) is { } finding)
            {
                Console.WriteLine($"FINDING seed {seed}: {finding}");
                return 1;
            }

            memory = ++seed - first == WarmUp ? PeakMemory() : memory;
        }

        long growth = PeakMemory() - memory;
        Console.WriteLine($"{seed - first} damaged files, none opened; the most memory in use grew by {growth >> 20} MiB");
        return growth <= MostGrowth ? 0 : 1;
    }

    private static string? Attack(Folder folder, SealedFile[] files, int seed, Watchdog watchdog)
    {
        var random = new Random(seed);
        SealedFile file = files[random.Next(files.Length)];
        (byte[] damaged, string what) = new Damages(random, files[random.Next(files.Length)].Bytes).Do(file.Bytes);
        if (Array.Exists(files, whole => whole.Bytes.AsSpan().SequenceEqual(damaged)))
        {
            return null;
        }

        watchdog.Begin($"the file of seed {seed}: {what}");
        folder.Write("damaged", damaged);
        try
        {
            // It fails, in one line, and leaves the folder as it was.
            Seal.Tests.Harness.Run.Refused(folder, "open", folder["damaged"], "-o", folder["out"], file.Option, file.Secret);
            return null;
        }
        catch (Exception e)
        {
            return $"a file of {file.Bytes.Length} bytes, {what}: {e}";
        }
    }

    private static long PeakMemory()
    {
        string line = File.ReadLines("/proc/self/status").First(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }
}
