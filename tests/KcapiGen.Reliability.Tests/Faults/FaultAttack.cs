using System.Diagnostics;
using System.Globalization;
using KcapiGen.Reliability.Tests.Faults.Scenarios;
using KcapiGen.Reliability.Tests.Harness;
using KcapiGen.Reliability.Tests.Soak;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>In the child: runs the scenarios with one fault after the other and writes a line for everything that it finds.</summary>
/// <remarks>
/// <c>attack faults SIDE SEED SECONDS SKIP FILE</c>: FILE tells the parent which case was at work when the process died, and SKIP begins behind it.
/// <c>attack fault SIDE CASE</c> runs one case.
/// </remarks>
internal sealed class FaultAttack
{
    /// <summary>How a line begins that tells a finding.</summary>
    public const string FindingMark = "finding: ";

    private const int MaxNameLength = 160;

    // Until then code is compiled and buffers are made that stay.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(1);

    private readonly KernelBackend _backend;
    private readonly Shim _shim;
    private readonly FaultPlan _plan;
    private readonly Dictionary<Scenario, Dictionary<string, Outcome>> _right = [];
    private readonly Dictionary<Scenario, Dictionary<string, long>> _calls = [];

    // An emulated processor takes seconds for the first case of a scenario, and milliseconds for the others.
    private readonly Watchdog _watchdog = new();

    // The sockets and rings that are open between two cases.
    private int _descriptors = OpenDescriptors.Count();

    private FaultAttack(KernelBackend backend)
    {
        _backend = backend;
        AppContext.SetData("KcapiGen.Backend", backend == KernelBackend.Kernel ? "kernel" : "inprocess");
        string library = backend == KernelBackend.Kernel ? "libc" : "libcrypto.so.3";
        _shim = Shim.Build(library);
        _shim.PutBefore(library);
        _plan = new FaultPlan(_shim, backend);
    }

    /// <summary>Runs cases until the time is over.</summary>
    public static int Run(string[] arguments)
    {
        var attack = new FaultAttack(Enum.Parse<KernelBackend>(arguments[0]));
        attack.RunCases(Number(arguments[1]), TimeSpan.FromSeconds(Number(arguments[2])), Number(arguments[3]), arguments[4]);
        return 0;
    }

    /// <summary>Runs one case, as it stands in a finding.</summary>
    public static int RunOne(string[] arguments)
    {
        var attack = new FaultAttack(Enum.Parse<KernelBackend>(arguments[0]));
        string[] parts = arguments[1].Split('|');
        Scenario scenario = Scenario.All.First(one => one.Name == parts[0]);
        attack.Learn(scenario);
        attack.Try(new FaultCase(scenario, Fault.Parse(parts[1])));
        return 0;
    }

    private void RunCases(int seed, TimeSpan limit, int skip, string file)
    {
        using var progress = File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        foreach (Scenario scenario in Scenario.All)
        {
            Learn(scenario);
        }

        var random = new Random(seed);
        FaultCase[] systematic = [.. _calls.SelectMany(one => _plan.Systematic(one.Key, one.Value, random))];
        random.Shuffle(systematic);
        Scenario[] scenarios = [.. _calls.Where(one => one.Value.Count > 0).Select(one => one.Key)];
        int tried = 0;
        Footprint? first = null;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < limit || tried == 0;)
        {
            if (first is null && (watch.Elapsed > WarmUp || watch.Elapsed > limit / 2))
            {
                first = Footprint.Now();
            }

            FaultCase next = tried < systematic.Length ? systematic[tried] : Any();
            tried++;
            if (tried > skip)
            {
                RandomAccess.Write(progress, System.Text.Encoding.UTF8.GetBytes($"{tried} {next}".PadRight(MaxNameLength)), 0);
                Try(next);
            }
        }

        JudgeFootprint(first);
        Console.WriteLine($"tried: {tried - skip} of which {Math.Min(tried, systematic.Length)} of {systematic.Length} systematic");

        FaultCase Any()
        {
            Scenario scenario = scenarios[random.Next(scenarios.Length)];
            return _plan.Any(scenario, _calls[scenario], random);
        }
    }

    // What the process holds after hours is what it held after a minute.
    private void JudgeFootprint(Footprint? first)
    {
        if (first is null)
        {
            return;
        }

        Footprint last = Footprint.Now();
        Console.WriteLine($"held: at first {first}, at last {last}");
        if (last.GrowthSince(first) is { } growth)
        {
            Console.WriteLine($"{FindingMark}all cases: {growth}");
        }
    }

    // Twice: the first run compiles code, loads modules and opens what is kept for the life of the process.
    private void Learn(Scenario scenario)
    {
        _right[scenario] = [];
        for (int i = 0; i < 2; i++)
        {
            Run(scenario, null, isRight: true);
            _calls[scenario] = _plan.Seen();
        }
    }

    private void Try(FaultCase one) => Run(one.Scenario, one.Fault, isRight: false);

    private void Run(Scenario scenario, Fault? fault, bool isRight)
    {
        string name = fault is null ? scenario.Name : new FaultCase(scenario, fault).ToString();
        var trial = new Trial(_shim, _right[scenario], isRight, _backend);
        long opened = _shim.Opened;
        int entries = Entries();
        _watchdog.Begin(name);
        _shim.Arm(fault);
        try
        {
            scenario.Run(trial);
        }
        catch (Exception e)
        {
            trial.Find($"threw outside a step: {e}");
        }

        _shim.Disarm();
        JudgeDescriptors(trial, opened, entries, isRight);
        foreach (string finding in trial.Findings)
        {
            Console.WriteLine($"{FindingMark}{name}: {finding.ReplaceLineEndings(" ")}");
        }
    }

    // Both what the shim counted and what /proc says. The first run opens what the process keeps: the pool of each hash.
    private void JudgeDescriptors(Trial trial, long opened, int entries, bool isRight)
    {
        if (_shim.Opened == opened && Entries() <= entries)
        {
            return;
        }

        // Now those that are not the library's are left out: what they are is read of each, which takes long.
        int now = OpenDescriptors.Count();
        long left = Math.Max(_shim.Opened - opened, now - _descriptors);
        _descriptors = OpenDescriptors.CountSettled();
        if (!isRight && left > 0)
        {
            trial.Find($"{left} descriptors are left open, of which the finalizers close {now - _descriptors}");
        }
    }

    private static int Entries() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Count();

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
