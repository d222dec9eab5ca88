using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Names;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KcapiGen.Generator.Analyzers;

/// <summary>KCG203: reports algorithms that are obsolete, whatever their kind. The name tells.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AlgorithmChoiceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.ObsoleteAlgorithm];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            INamedTypeSymbol[] attributes = KernelAttribute.ClassesIn(start.Compilation);
            if (attributes.Length > 0)
            {
                start.RegisterSymbolAction(context => Analyze(context, attributes), SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol[] attributeClasses)
    {
        foreach (AttributeData attribute in context.Symbol.GetAttributes())
        {
            if (!attributeClasses.Contains(attribute.AttributeClass, SymbolEqualityComparer.Default)
                || attribute.ConstructorArguments.Select(argument => argument.Value).FirstOrDefault() is not string text
                || NameParser.Parse(text, out _) is not { } name
                || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken)
                    is not AttributeSyntax { ArgumentList.Arguments: var arguments })
            {
                continue;
            }

            Location place = arguments.First(argument => argument.NameEquals is null).Expression.GetLocation();
            if (Obsolete.In(name) is { } obsolete)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule.ObsoleteAlgorithm, place, text, obsolete.Part, obsolete.Why, obsolete.Instead));
            }
        }
    }
}
