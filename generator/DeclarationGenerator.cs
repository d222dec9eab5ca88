using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Emitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator;

/// <summary>Writes the other part of every class with a [KernelCipher], [KernelHash] or [KernelRandom]. Of a wrong declaration it says nothing: the analyzer does.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DeclarationGenerator : IIncrementalGenerator
{
    // The names of the steps, for tests.
    internal const string DeclarationsStep = "Declarations";
    internal const string HintNamesStep = "HintNames";
    internal const string SourcesStep = "Sources";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AlgorithmDeclaration>[] declarations = [.. KernelAttribute.All.Select(attribute => Declarations(context, attribute))];

        // Over all of them: two files cannot have one name, whatever is in them.
        IncrementalValueProvider<HintNames> hintNames = declarations
            .Select(static some => some.Select(static (declaration, _) => declaration.MetadataName).Collect())
            .Aggregate(static (some, others) => some.Combine(others).Select(static (pair, _) => pair.Left.AddRange(pair.Right)))
            .Select(static (names, _) => HintNames.Of(names))
            .WithTrackingName(HintNamesStep);

        foreach (IncrementalValuesProvider<AlgorithmDeclaration> some in declarations)
        {
            IncrementalValuesProvider<(string HintName, AlgorithmDeclaration Declaration)> sources = some
                .Combine(hintNames)
                .Select(static (pair, _) => (pair.Right.For(pair.Left.MetadataName), pair.Left))
                .WithTrackingName(SourcesStep);

            context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, Emit(source.Declaration)));
        }
    }

    /// <summary>Returns the text for a class. A fault of the generator becomes an error in this text and leaves the other classes alone.</summary>
    internal static string Emit(AlgorithmDeclaration declaration)
    {
        try
        {
            return ClassEmitter.Emit(declaration);
        }
        catch (Exception e)
        {
            string message = e.Message.Replace('\r', ' ').Replace('\n', ' ');
            return $"#error KcapiGen failed to generate '{declaration.MetadataName}': {e.GetType().Name}: {message}\n";
        }
    }

    private static IncrementalValuesProvider<AlgorithmDeclaration> Declarations(IncrementalGeneratorInitializationContext context, KernelAttribute attribute) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute.MetadataName, static (node, _) => node is TypeDeclarationSyntax, static (match, _) => Read(match))
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(DeclarationsStep);

    private static AlgorithmDeclaration? Read(GeneratorAttributeSyntaxContext match)
    {
        var type = (INamedTypeSymbol)match.TargetSymbol;

        // The attribute on two parts of a class is an error (CS0579) that the compiler reports; a second file of one name would be another.
        AttributeData first = type.GetAttributes().First(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, match.Attributes[0].AttributeClass));
        if (match.Attributes[0] != first)
        {
            return null;
        }

        try
        {
            return DeclarationReader.Read(type, first, preferred: null, out _);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The analyzer fails on this declaration too, which the compiler reports (AD0001). The other classes are generated.
            return null;
        }
    }
}
