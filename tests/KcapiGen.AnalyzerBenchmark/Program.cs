using System.Diagnostics;
using System.Globalization;
using KcapiGen;
using KcapiGen.AnalyzerBenchmark;
using KcapiGen.Generator;
using KcapiGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

// Compiles a generated project with and without the analyzers, in turn, and prints what they cost.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Rounds = 3;
IReadOnlyList<string> files = GeneratedProject.Files(args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 100_000);
int lines = files.Sum(file => file.Count(character => character == '\n'));
MetadataReference[] references =
[
    .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll").Append(typeof(KernelCipherAttribute).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)),
];
DiagnosticAnalyzer[] ours =
[
    .. typeof(CipherDeclarationAnalyzer).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
];

await CompileAsync(ours);
List<double> bare = [], analyzed = [];
for (int round = 0; round < Rounds; round++)
{
    bare.Add(await CompileAsync([]));
    analyzed.Add(await CompileAsync(ours));
}

double without = Median(bare), with = Median(analyzed);
Console.WriteLine("| of a project of " + lines.ToString("N0", CultureInfo.InvariantCulture) + " lines | milliseconds | a thousand lines |");
Console.WriteLine("|---|---|---|");
Console.WriteLine($"| compiled without the analyzers | {without:0} | {without / lines * 1000:0.00} |");
Console.WriteLine($"| compiled with them | {with:0} | {with / lines * 1000:0.00} |");
Console.WriteLine($"| what they cost, {(with - without) / without:0.0 %} of the compile (budget 5 %) | {with - without:0} | {(with - without) / lines * 1000:0.00} |");

// Parsing, the generator, binding and emitting, with the analyzers beside the compiler as in a build.
async Task<double> CompileAsync(DiagnosticAnalyzer[] analyzers)
{
    GC.Collect();
    var watch = Stopwatch.StartNew();
    Compilation compilation = CSharpCompilation.Create("Large", files.Select(file => CSharpSyntaxTree.ParseText(file)), references, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    CSharpGeneratorDriver.Create(new KernelCipherGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
    Task analysis = Task.CompletedTask;
    if (analyzers.Length > 0)
    {
        CompilationWithAnalyzers checking = compilation.WithAnalyzers([.. analyzers]);
        compilation = checking.Compilation;
        analysis = Task.Run(() => checking.GetAnalyzerDiagnosticsAsync());
    }

    using var binary = new MemoryStream();
    if (!compilation.Emit(binary).Success) throw new InvalidOperationException("The generated project does not compile.");
    await analysis;
    return watch.Elapsed.TotalMilliseconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
