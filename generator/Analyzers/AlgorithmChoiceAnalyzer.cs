using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Names;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers;

/// <summary>
/// KCG203, KCG301 and KCG302: what is to be said of the choice of an algorithm. It depends on the name and the fallback alone, of whatever kind the
/// algorithm is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AlgorithmChoiceAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a KCG301 whose fix adds the fallback.</summary>
    internal const string FallbackProperty = "Fallback";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.ObsoleteAlgorithm, Rule.PrivilegedOnly,
        Rule.DriverName];

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

            bool fallsBack = attribute.NamedArguments.Any(argument => argument is { Key: "Fallback", Value.Value: 1 });
            Location place = arguments.First(argument => argument.NameEquals is null).Expression.GetLocation();
            if (Obsolete.In(name) is { } obsolete)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule.ObsoleteAlgorithm, place, text, obsolete.Part, obsolete.Why, obsolete.Instead));
            }

            if (DriverNames.AlgorithmOf(name) is { } algorithm && AlgorithmCatalogue.Resolve(algorithm, out _) is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule.DriverName, place, text, $"{algorithm}"));
            }
            else if (!fallsBack
                && Linux73Policy.AccessTo(text) is not PolicyAccess.Everyone and var access
                && AlgorithmCatalogue.Resolve(name, out _) is { } known)
            {
                context.ReportDiagnostic(Reach(known, access, place));
            }
        }
    }

    private static Diagnostic Reach(Algorithm algorithm, PolicyAccess access, Location place)
    {
        string whom = access == PolicyAccess.Privileged ? "processes with CAP_NET_ADMIN or CAP_SYS_ADMIN only" : "nobody";
        return InProcess.Has(algorithm)
            ? Diagnostic.Create(Rule.PrivilegedOnly, place, ImmutableDictionary<string, string?>.Empty.Add(FallbackProperty, ""), algorithm.Name,
                whom, "add Fallback = KernelFallback.InProcess")
            : Diagnostic.Create(Rule.PrivilegedOnly, place, algorithm.Name, whom, Otherwise(algorithm));
    }

    private static string Otherwise(Algorithm algorithm) => algorithm.Kind switch
    {
        AlgorithmKind.Random => "use System.Security.Cryptography.RandomNumberGenerator",
        AlgorithmKind.Hash or AlgorithmKind.KeyedHash
            => "use System.Security.Cryptography where it has the hash, or have the administrator set the policy to 0",
        _ => "choose an algorithm that the in-process engine has, or one that the policy lists such as 'xts(aes)', "
            + "or have the administrator set the policy to 0",
    };
}
