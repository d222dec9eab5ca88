using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Names;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KcapiGen.Generator.Analyzers;

/// <summary>
/// KCG301 to KCG303: whether the kernels that a project runs on give it what it declares. It depends on the name and on whether the engine is used, of
/// whatever kind the algorithm is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelReachAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic whose fix adds the fallback.</summary>
    internal const string FallbackProperty = "Fallback";

    // The package's targets check the value, and stop a build where it says no releases.
    private const string KernelsProperty = $"build_property.{KernelReleases.PropertyName}";

    private const string OpenPolicy = ", or have the administrator set the policy to 0";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule.PrivilegedOnly, Rule.DriverName,
        Rule.RemovedFromKernel];

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
                KernelReleases kernels = Kernels(start.Options);
                Side? preferred = StatedSides.Preferred(start.Options);
                start.RegisterSymbolAction(context => Analyze(context, attributes, kernels, preferred), SymbolKind.NamedType);
            }
        });
    }

    private static KernelReleases Kernels(AnalyzerOptions options)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(KernelsProperty, out string? text)
            && KernelReleases.Parse(text) is { } kernels
            ? kernels
            : KernelReleases.All;

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol[] attributeClasses, KernelReleases kernels, Side? preferred)
    {
        foreach (AttributeData attribute in context.Symbol.GetAttributes())
        {
            if (attributeClasses.Contains(attribute.AttributeClass, SymbolEqualityComparer.Default)
                && attribute.ConstructorArguments.Select(argument => argument.Value).FirstOrDefault() is string text
                && NameParser.Parse(text, out _) is { } name
                && attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken)
                    is AttributeSyntax { ArgumentList.Arguments: var arguments })
            {
                bool allowsInProcess = new StatedSides(attribute).AllowInProcess(preferred);
                Location place = arguments.First(argument => argument.NameEquals is null).Expression.GetLocation();
                if (Find(name, allowsInProcess, kernels, place) is { } diagnostic)
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        }
    }

    // What is gone is no matter of a policy any more, and no driver of it is left.
    private static Diagnostic? Find(AlgorithmName name, bool allowsInProcess, KernelReleases kernels, Location place)
    {
        Algorithm? algorithm = AlgorithmCatalogue.Resolve(name, out _);
        if (algorithm is not null && !allowsInProcess && KernelHistory.RemovalOf(name) is { } removal && kernels.Reach(removal.Release))
        {
            return Create(Rule.RemovedFromKernel, algorithm, $"{removal.Release}", "", place);
        }

        if (!kernels.Reach(Linux73Policy.Release))
        {
            return null;
        }

        if (DriverNames.AlgorithmOf(name) is { } driven && AlgorithmCatalogue.Resolve(driven, out _) is not null)
        {
            return Diagnostic.Create(Rule.DriverName, place, $"{name}", $"{driven}");
        }

        return algorithm is null || allowsInProcess ? null : OfPolicy(algorithm, place);
    }

    private static Diagnostic? OfPolicy(Algorithm algorithm, Location place) => Linux73Policy.AccessTo(algorithm.Name) switch
    {
        PolicyAccess.Everyone => null,
        PolicyAccess.Privileged => Create(Rule.PrivilegedOnly, algorithm, "processes with CAP_NET_ADMIN or CAP_SYS_ADMIN only", OpenPolicy, place),
        _ => Create(Rule.PrivilegedOnly, algorithm, "nobody", OpenPolicy, place),
    };

    private static Diagnostic Create(DiagnosticDescriptor descriptor, Algorithm algorithm, string what, string otherwise, Location place)
        => InProcess.Has(algorithm)
            ? Diagnostic.Create(descriptor, place, ImmutableDictionary<string, string?>.Empty.Add(FallbackProperty, ""), algorithm.Name, what,
                "add Fallback = KernelFallback.InProcess")
            : Diagnostic.Create(descriptor, place, algorithm.Name, what, Instead(algorithm, otherwise));

    private static string Instead(Algorithm algorithm, string otherwise) => algorithm.Kind switch
    {
        AlgorithmKind.Random => "use System.Security.Cryptography.RandomNumberGenerator",
        AlgorithmKind.Hash or AlgorithmKind.KeyedHash => $"use System.Security.Cryptography where it has the hash{otherwise}",
        _ => $"choose an algorithm that the in-process engine has, or one of the policy's list such as 'xts(aes)'{otherwise}",
    };
}
