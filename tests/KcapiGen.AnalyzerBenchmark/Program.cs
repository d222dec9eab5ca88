using System.Diagnostics;
using System.Globalization;
using KcapiGen;
using KcapiGen.AnalyzerBenchmark;
using KcapiGen.Generator;
using Microsoft.CodeAnalysis.Diagnostics;

// Has the compiler server, as builds do, compile a generated project with and without the analyzers, in turn, and prints what they cost. The generator runs both times.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int WarmUp = 3, Rounds = 8;
string server = $"kcapigen-bench-{Environment.ProcessId}";
IReadOnlyList<string> files = GeneratedProject.Files(args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 100_000);
int lines = files.Sum(file => file.Count(character => character == '\n'));
DirectoryInfo folder = Directory.CreateTempSubdirectory("kcapigen-bench");
try
{
    string response = WriteProject(folder.FullName);
    string ours = $"/analyzerconfig:{WriteSeverity(folder.FullName, "ours", "default")}", none = $"/analyzerconfig:{WriteSeverity(folder.FullName, "none", "none")}";
    string[] platform = [.. Directory.GetFiles(Path.Combine(SdkPath(), "Sdks/Microsoft.NET.Sdk/analyzers"), "*NetAnalyzers.dll").Select(path => $"/analyzer:{path}")];
    Print("alone", [none, $"@{response}"], [ours, $"@{response}"]);
    Print("beside the analyzers of the SDK, which every build has", [none, .. platform, $"@{response}"], [ours, .. platform, $"@{response}"]);
}
finally
{
    folder.Delete(recursive: true);
}

void Print(string title, string[] without, string[] with)
{
    for (int round = 0; round < WarmUp; round++)
    {
        Compile(without);
        Compile(with);
    }

    // Each compile with ours stands between two without, so that a machine whose speed drifts slows both.
    List<double> bare = [Compile(without)], cost = [];
    for (int round = 0; round < Rounds; round++)
    {
        double analyzed = Compile(with);
        bare.Add(Compile(without));
        cost.Add(analyzed - (bare[^2] + bare[^1]) / 2);
    }

    double least = Median(bare), ours = Median(cost);
    Console.WriteLine($"| {title}, of {lines:N0} lines | milliseconds | a thousand lines |");
    Console.WriteLine("|---|---|---|");
    Console.WriteLine($"| compiled without ours | {least:0} | {least / lines * 1000:0.00} |");
    Console.WriteLine($"| what ours cost, {ours / least:0.0 %} of the compile (budget 5 %) | {ours:0} | {ours / lines * 1000:0.00} |");
    Console.WriteLine();
}

// An analyzer all of whose rules are off is not run.
static string WriteSeverity(string directory, string name, string severity)
{
    IEnumerable<string> rules = typeof(DeclarationGenerator).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
        .Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {severity}");
    string path = Path.Combine(directory, $"{name}.globalconfig");
    File.WriteAllLines(path, ["is_global = true", .. rules]);
    return path;
}

// The arguments of the compiler in a file, as a build writes them.
string WriteProject(string directory)
{
    List<string> arguments = ["/nologo", "/target:library", "/unsafe+", "/nullable:enable", "/optimize+", $"/out:{directory}/Large.dll", $"/analyzer:{typeof(DeclarationGenerator).Assembly.Location}"];
    arguments.AddRange(Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll").Append(typeof(KernelCipherAttribute).Assembly.Location).Select(path => $"/reference:{path}"));
    for (int i = 0; i < files.Count; i++)
    {
        string path = Path.Combine(directory, $"File{i}.cs");
        File.WriteAllText(path, files[i]);
        arguments.Add(path);
    }

    string response = Path.Combine(directory, "arguments.rsp");
    File.WriteAllLines(response, arguments);
    return response;
}

// Milliseconds that the compiler server takes. It ends by itself when it has had nothing to do for a minute.
double Compile(string[] arguments)
{
    var watch = Stopwatch.StartNew();
    using Process compiler = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(SdkPath(), "Roslyn/bincore/csc.dll"), $"/shared:{server}", "/keepalive:60", "/noconfig", .. arguments]) { RedirectStandardOutput = true })!;
    string output = compiler.StandardOutput.ReadToEnd();
    compiler.WaitForExit();
    return compiler.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"The generated project does not compile: {output}");
}

// Beside the runtime that runs this: …/dotnet/shared/Microsoft.NETCore.App/VERSION.
static string SdkPath()
{
    string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
    return Directory.GetDirectories(Path.Combine(root, "sdk"), "10.*").Order(StringComparer.Ordinal).Last(sdk => File.Exists(Path.Combine(sdk, "Roslyn/bincore/csc.dll")));
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
