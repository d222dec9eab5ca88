using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Tests.Layers;

/// <summary>Finds the lines of a project that name a type of a folder that does not lie below their own. Documentation and usings may name what they like.</summary>
internal sealed class LayerCheck
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    // A name that does not bind would be an arrow that is not seen: type or namespace, name, and member that is missing.
    private static readonly string[] UnboundNames = ["CS0246", "CS0234", "CS0103"];

    // Not our own assemblies: what is checked must come from the sources.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("KcapiGen", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly LayerOrder _order;
    private readonly CSharpCompilation _compilation;

    private LayerCheck(LayerOrder order, CSharpCompilation compilation)
    {
        _order = order;
        _compilation = compilation;
    }

    /// <summary>Checks sources, each with its path inside the project.</summary>
    /// <returns>A line for each violation, such as <c>Errors/E.cs:12: names Choice of Backends, which does not lie below Errors</c>.</returns>
    public static IReadOnlyList<string> Run(LayerOrder order, IEnumerable<(string Path, string Text)> sources)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Preview);
        IEnumerable<SyntaxTree> trees = sources.Append(("ImplicitUsings.cs", ImplicitUsings)).Select(source => CSharpSyntaxTree.ParseText(source.Item2, parsing, source.Item1));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        return new LayerCheck(order, CSharpCompilation.Create("Layers", trees, References, options)).Violations();
    }

    private IReadOnlyList<string> Violations() =>
    [
        .. _compilation.GetDiagnostics().Where(diagnostic => UnboundNames.Contains(diagnostic.Id)).Select(diagnostic => $"{diagnostic}"),
        .. _compilation.SyntaxTrees.Where(tree => tree.FilePath != "ImplicitUsings.cs").SelectMany(Check).Distinct(),
    ];

    private IEnumerable<string> Check(SyntaxTree tree)
    {
        if (_order.FolderOf(tree.FilePath) is not { } from)
        {
            return [$"{tree.FilePath}: lies in a folder that the order does not have"];
        }

        SemanticModel model = _compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>()
            .SelectMany(name => NamedFiles(model, name).Select(file => Violation(name, from, file)))
            .OfType<string>();
    }

    /// <summary>The file of the type that a name stands for, or whose member it stands for.</summary>
    private static IEnumerable<string> NamedFiles(SemanticModel model, SimpleNameSyntax name)
    {
        ISymbol? symbol = model.GetSymbolInfo(name).Symbol ?? model.GetSymbolInfo(name).CandidateSymbols.FirstOrDefault();
        INamedTypeSymbol? type = symbol is ILocalSymbol or IParameterSymbol ? null : symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return type?.OriginalDefinition.Locations.Where(location => location.IsInSource).Select(location => location.SourceTree!.FilePath).Take(1) ?? [];
    }

    private string? Violation(SimpleNameSyntax name, string from, string file)
    {
        if (_order.FolderOf(file) is not { } to || _order.Allows(from, to))
        {
            return null;
        }

        FileLinePositionSpan place = name.SyntaxTree.GetLineSpan(name.Span);
        return $"{place.Path}:{place.StartLinePosition.Line + 1}: names {name.Identifier.ValueText} of {to}, which does not lie below {from}";
    }
}
