using System.Collections.Immutable;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KcapiGen.Generator.Analyzers;

/// <summary>
/// KCG001 to KCG009: reports what is wrong with a [KernelCipher], [KernelHash] or [KernelRandom] declaration, as the reader that the generator
/// uses finds it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that holds what its fix writes.</summary>
    internal const string ReplacementProperty = "Replacement";

    // They are about the name of the algorithm; the others are about the class.
    private static readonly DiagnosticDescriptor[] RulesOfTheName =
    [
        Rule.UnknownAlgorithm, Rule.MalformedName, Rule.OtherKind, Rule.NoFallback, Rule.StatedSizes,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rule.NotPartial, Rule.EnclosingNotPartial, Rule.UnknownAlgorithm, Rule.MalformedName, Rule.TagSize, Rule.OtherKind, Rule.NotACipherClass,
        Rule.NoFallback,
        Rule.StatedSizes,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            Side? preferred = StatedSides.Preferred(start.Options);
            foreach (KernelAttribute attribute in KernelAttribute.All)
            {
                if (start.Compilation.GetTypeByMetadataName(attribute.MetadataName) is { } attributeClass)
                {
                    start.RegisterSymbolAction(context => Analyze(context, attributeClass, preferred), SymbolKind.NamedType);
                }
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attributeClass, Side? preferred)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AttributeData? attribute = type.GetAttributes()
            .FirstOrDefault(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attributeClass));
        if (attribute?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax)
        {
            return;
        }

        DeclarationReader.Read(type, attribute, preferred, out ImmutableArray<DeclarationProblem> problems);
        foreach (DeclarationProblem problem in problems)
        {
            ImmutableDictionary<string, string?> properties = problem.Replacement is { } replacement
                ? ImmutableDictionary<string, string?>.Empty.Add(ReplacementProperty, replacement)
                : ImmutableDictionary<string, string?>.Empty;
            context.ReportDiagnostic(Diagnostic.Create(problem.Rule, Place(problem, syntax), properties, [.. problem.Arguments]));
        }
    }

    private static Location Place(DeclarationProblem problem, AttributeSyntax attribute)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        if (problem.Argument is { } name)
        {
            return arguments.First(argument => argument.NameEquals?.Name.Identifier.ValueText == name).Expression.GetLocation();
        }

        return RulesOfTheName.Contains(problem.Rule)
            ? arguments.First(argument => argument.NameEquals is null).Expression.GetLocation()
            : attribute.Parent?.Parent is BaseTypeDeclarationSyntax type ? type.Identifier.GetLocation() : attribute.GetLocation();
    }
}
