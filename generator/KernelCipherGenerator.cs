using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Emitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator;

/// <summary>Writes the other part of every class with a [KernelCipher]. Of a wrong declaration it says nothing: the analyzer does.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class KernelCipherGenerator : IIncrementalGenerator
{
    // The names of the steps, for tests.
    internal const string DeclarationsStep = "Declarations";
    internal const string HintNamesStep = "HintNames";
    internal const string SourcesStep = "Sources";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<CipherDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(DeclarationReader.AttributeName, static (node, _) => node is TypeDeclarationSyntax, static (match, _) => Read(match))
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(DeclarationsStep);

        IncrementalValueProvider<HintNames> hintNames = declarations
            .Select(static (declaration, _) => declaration.MetadataName)
            .Collect()
            .Select(static (names, _) => HintNames.Of(names))
            .WithTrackingName(HintNamesStep);

        IncrementalValuesProvider<(string HintName, CipherDeclaration Declaration)> sources = declarations
            .Combine(hintNames)
            .Select(static (pair, _) => (pair.Right.For(pair.Left.MetadataName), pair.Left))
            .WithTrackingName(SourcesStep);

        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, CipherEmitter.Emit(source.Declaration)));
    }

    private static CipherDeclaration? Read(GeneratorAttributeSyntaxContext match)
    {
        var type = (INamedTypeSymbol)match.TargetSymbol;

        // The attribute on two parts of a class is an error (CS0579) that the compiler reports; a second file of one name would be another.
        AttributeData first = type.GetAttributes().First(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, match.Attributes[0].AttributeClass));
        return match.Attributes[0] == first ? DeclarationReader.Read(type, first, out _) : null;
    }
}
