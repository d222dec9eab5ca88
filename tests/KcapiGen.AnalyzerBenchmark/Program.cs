using System.Diagnostics;
using System.Globalization;
using KcapiGen;
using KcapiGen.AnalyzerBenchmark;
using KcapiGen.Generator;

// Has the compiler compile a generated project with and without the analyzers, in turn, and prints what they cost. The generator runs both times.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Rounds = 5;
IReadOnlyList<string> files = GeneratedProject.Files(args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 100_000);
int lines = files.Sum(file => file.Count(character => character == '\n'));
DirectoryInfo folder = Directory.CreateTempSubdirectory("kcapigen-bench");
try
{
    string response = WriteProject(folder.FullName);
    List<double> bare = [], analyzed = [];
    Compile(response, skip: false);
    for (int round = 0; round < Rounds; round++)
    {
        bare.Add(Compile(response, skip: true));
        analyzed.Add(Compile(response, skip: false));
    }

    double without = Median(bare), with = Median(analyzed);
    Console.WriteLine("| of a project of " + lines.ToString("N0", CultureInfo.InvariantCulture) + " lines | milliseconds | a thousand lines |");
    Console.WriteLine("|---|---|---|");
    Console.WriteLine($"| compiled without the analyzers | {without:0} | {without / lines * 1000:0.00} |");
    Console.WriteLine($"| compiled with them | {with:0} | {with / lines * 1000:0.00} |");
    Console.WriteLine($"| what they cost, {(with - without) / without:0.0 %} of the compile (budget 5 %) | {with - without:0} | {(with - without) / lines * 1000:0.00} |");
}
finally
{
    folder.Delete(recursive: true);
}

// The arguments of the compiler in a file, as a build writes them.
string WriteProject(string directory)
{
    List<string> arguments = ["/nologo", "/noconfig", "/target:library", "/unsafe+", "/nullable:enable", "/optimize+", $"/out:{directory}/Large.dll", $"/analyzer:{typeof(KernelCipherGenerator).Assembly.Location}"];
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

// Milliseconds of a run of the compiler, from its start to its end.
static double Compile(string response, bool skip)
{
    var watch = Stopwatch.StartNew();
    using Process compiler = Process.Start(new ProcessStartInfo("dotnet", [CompilerPath(), $"/skipanalyzers{(skip ? '+' : '-')}", $"@{response}"]) { RedirectStandardOutput = true })!;
    string output = compiler.StandardOutput.ReadToEnd();
    compiler.WaitForExit();
    return compiler.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"The generated project does not compile: {output}");
}

// Beside the runtime that runs this: …/dotnet/shared/Microsoft.NETCore.App/VERSION.
static string CompilerPath()
{
    string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
    return Directory.GetDirectories(Path.Combine(root, "sdk"), "10.*").Order(StringComparer.Ordinal).Select(sdk => Path.Combine(sdk, "Roslyn/bincore/csc.dll")).Last(File.Exists);
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
