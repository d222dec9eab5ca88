using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KcapiGen.Generator.Tests.Harness;

/// <summary>Compilations as a strict user has them: nullable on, documentation checked, every warning wave.</summary>
internal static class Compilations
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Append(typeof(KernelCipherAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Create(params string[] sources) => CSharpCompilation.Create(
        "User",
        sources.Select((source, index) => Parse(source, $"File{index}.cs")),
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The compilation with another text in one of its files.</summary>
    public static CSharpCompilation Edit(this CSharpCompilation compilation, int file, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], Parse(source, compilation.SyntaxTrees[file].FilePath));

    /// <summary>What the compiler has to say; it says nothing hidden, such as of unused usings.</summary>
    public static IEnumerable<Diagnostic> VisibleDiagnostics(this Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);
}
