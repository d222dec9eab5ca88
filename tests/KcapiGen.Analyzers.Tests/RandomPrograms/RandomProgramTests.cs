using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using KcapiGen.Analyzers.Tests.Harness;
using KcapiGen.Generator.Analyzers.Lifetimes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KcapiGen.Analyzers.Tests.RandomPrograms;

/// <summary>Random programs are run, every way through them, and what the lifetime rules say of them is held against what happened.</summary>
public class RandomProgramTests(ITestOutputHelper output)
{
    private const int Programs = 5_000;
    private const int Together = 500;

    private static readonly string[] Rules = ["KCG101", "KCG102", "KCG103", "KCG104", "KCG106", "KCG108"];

    private sealed record Truth(HashSet<string> Misuse, HashSet<string> Allowed);

    [Fact]
    public async Task NothingIsReportedThatDoesNotHappenAndLittleOfWhatDoesIsMissed()
    {
        Dictionary<(string Rule, bool Happens, bool Said), int> counts = [];
        StringBuilder falseAlarms = new();
        for (int first = 0; first < Programs; first += Together)
        {
            string[] texts = [.. Enumerable.Range(first, Together).Select(seed => new ProgramWriter(seed).Write())];
            CSharpCompilation compilation = Compile(texts);
            ILookup<string, string> said = await AnalyzeAsync(compilation);
            Dictionary<string, Truth> truths = Run(compilation, first);
            for (int i = 0; i < Together; i++)
            {
                string name = $"P{first + i}";
                foreach (string rule in Rules.Union(said[name]))
                {
                    bool happens = truths[name].Misuse.Contains(rule), isSaid = said[name].Contains(rule);
                    if (!happens && truths[name].Allowed.Contains(rule))
                    {
                        continue;
                    }

                    counts[(rule, happens, isSaid)] = counts.GetValueOrDefault((rule, happens, isSaid)) + 1;
                    if (isSaid && !happens)
                    {
                        falseAlarms.Append(CultureInfo.InvariantCulture, $"{rule} in the program of seed {first + i}:\n{texts[i]}\n");
                    }
                }
            }
        }

        foreach (string rule in counts.Keys.Select(key => key.Rule).Distinct().Order(StringComparer.Ordinal))
        {
            output.WriteLine(Row(counts, rule));
        }

        Assert.Equal("", falseAlarms.ToString());

        // What needs two conditions is not reported, on purpose, and a third of what is random needs them.
        foreach (string rule in Rules)
        {
            Assert.True(Count(rule, true, true) >= 0.6 * (Count(rule, true, true) + Count(rule, true, false)), $"{rule} misses too much");
        }

        int Count(string rule, bool happens, bool said) => counts.GetValueOrDefault((rule, happens, said));
    }

    private static string Row(Dictionary<(string Rule, bool Happens, bool Said), int> counts, string rule)
    {
        int right = counts.GetValueOrDefault((rule, true, true)), missed = counts.GetValueOrDefault((rule, true, false));
        return string.Create(CultureInfo.InvariantCulture,
            $"{rule}: reported and happens {right}, not reported {missed}; reported and does not happen {counts.GetValueOrDefault((rule, false, true))}, not reported {counts.GetValueOrDefault((rule, false, false))}; recall {right / Math.Max(1.0, right + missed):0.000}");
    }

    private static CSharpCompilation Compile(string[] programs)
    {
        string standIn = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "tests/KcapiGen.Analyzers.Tests/RandomPrograms/StandIn.cs"));
        string source = $"using System;\nusing System.Buffers;\nusing System.Runtime.InteropServices;\nusing KcapiGen;\npublic static class Programs\n{{\n{string.Concat(programs)}}}\n";
        return CSharpCompilation.Create(
            "RandomPrograms",
            [CSharpSyntaxTree.ParseText(standIn), CSharpSyntaxTree.ParseText(source)],
            TestProject.References.Where(reference => !reference.Display!.EndsWith("KcapiGen.dll", StringComparison.Ordinal)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release));
    }

    /// <returns>The rules that speak of each method.</returns>
    private static async Task<ILookup<string, string>> AnalyzeAsync(CSharpCompilation compilation)
    {
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers([new StreamLifetimeAnalyzer()]);
        return (await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).ToLookup(MethodOf, diagnostic => diagnostic.Id);
    }

    private static string MethodOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText ?? $"{diagnostic}";

    private static Dictionary<string, Truth> Run(CSharpCompilation compilation, int first)
    {
        using var binary = new MemoryStream();
        string[] errors = [.. compilation.Emit(binary).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => $"{diagnostic}")];
        Assert.Empty(errors);
        binary.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        Assembly assembly = context.LoadFromStream(binary);
        try
        {
            return Enumerable.Range(first, Together).ToDictionary(seed => $"P{seed}", seed => RunEveryWay(assembly, $"P{seed}"));
        }
        finally
        {
            context.Unload();
        }
    }

    private static Truth RunEveryWay(Assembly assembly, string name)
    {
        Type trace = assembly.GetType("Trace")!;
        MethodInfo program = assembly.GetType("Programs")!.GetMethod(name)!, reset = trace.GetMethod("Reset")!;
        object cipher = Activator.CreateInstance(assembly.GetType("KcapiGen.Cipher")!)!;
        var truth = new Truth([], []);
        for (int way = 0; way < 3 << ProgramWriter.Conditions; way++)
        {
            reset.Invoke(null, null);
            program.Invoke(null, [cipher, (way & 1) != 0, (way & 2) != 0, (way & 4) != 0, way >> ProgramWriter.Conditions]);
            truth.Misuse.UnionWith((IEnumerable<string>)trace.GetField("Misuse")!.GetValue(null)!);
            truth.Allowed.UnionWith((IEnumerable<string>)trace.GetField("Allowed")!.GetValue(null)!);
        }

        return truth;
    }
}
