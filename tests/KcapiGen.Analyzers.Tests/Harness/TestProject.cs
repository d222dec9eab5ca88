using System.Collections.Immutable;
using KcapiGen.Generator;
using KcapiGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KcapiGen.Analyzers.Tests.Harness;

/// <summary>A user's project in memory, with the generator and the analyzers at work in it.</summary>
internal static class TestProject
{
    public static MetadataReference[] References { get; } =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Append(typeof(KernelCipherAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>All that the generator's assembly has.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(DeclarationAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static Project Create(params string[] sources)
    {
        Project project = new AdhocWorkspace()
            .AddProject("User", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp13))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(References);
        for (int i = 0; i < sources.Length; i++)
        {
            project = project.AddDocument($"File{i}.cs", SourceText.From(sources[i])).Project;
        }

        return project;
    }

    /// <summary>What the compiler (errors only) and the analyzers say, in the order of the source. An analyzer that crashes says AD0001.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(this Project project, CancellationToken cancellation)
    {
        ImmutableArray<Diagnostic> all = await (await WithAnalyzersAsync(project, cancellation)).GetAllDiagnosticsAsync(cancellation);
        return
        [
            .. all
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id == "AD0001" || diagnostic.Id.StartsWith("KCG", StringComparison.Ordinal))
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan),
        ];
    }

    /// <summary>What each analyzer says.</summary>
    public static async Task<AnalysisResult> AnalyzeAsync(this Project project, CancellationToken cancellation) =>
        await (await WithAnalyzersAsync(project, cancellation)).GetAnalysisResultAsync(cancellation);

    private static async Task<CompilationWithAnalyzers> WithAnalyzersAsync(Project project, CancellationToken cancellation)
    {
        Compilation compilation = (await project.GetCompilationAsync(cancellation))!;
        CSharpGeneratorDriver
            .Create([new DeclarationGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, cancellation);
        return generated.WithAnalyzers(Analyzers, project.AnalyzerOptions);
    }
}
