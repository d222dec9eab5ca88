using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>What a check looks at: the events of a method, and its broken loans.</summary>
internal sealed record AnalyzedMethod(MethodFlow Flow, ImmutableArray<BrokenLoan> BrokenLoans);

/// <summary>Finds what breaks one rule.</summary>
/// <param name="descriptor">The rule.</param>
internal abstract class LifetimeCheck(DiagnosticDescriptor descriptor)
{
    public static ImmutableArray<LifetimeCheck> All { get; } =
    [
        new OutOfScopeCheck(), new ReturnedToPoolCheck(), new FreedCheck(), new WrittenCheck(), new NotPinnedCheck(), new NotCollectedCheck(),
        new TooMuchHeldCheck(), new AfterLastCheck(),
    ];

    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public abstract IEnumerable<Diagnostic> Check(AnalyzedMethod method);

    protected Diagnostic Report(IOperation at, IOperation? other, params object?[] arguments)
        => Diagnostic.Create(Descriptor, Place(at), other is null || other == at ? [] : [Place(other)], arguments);

    // The location of x?.Dispose() is the whole expression.
    private static Location Place(IOperation operation)
        => operation.Syntax.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == operation.Syntax
            ? access.GetLocation()
            : operation.Syntax.GetLocation();
}
