using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>What a check looks at: what happens in a method, and which of its loans are broken.</summary>
internal sealed record AnalyzedMethod(MethodFlow Flow, ImmutableArray<BrokenLoan> BrokenLoans);

/// <summary>Finds what breaks one rule.</summary>
/// <param name="descriptor">The rule.</param>
internal abstract class LifetimeCheck(DiagnosticDescriptor descriptor)
{
    public static ImmutableArray<LifetimeCheck> All { get; } =
    [
        new OutOfScopeCheck(), new ReturnedToPoolCheck(), new FreedCheck(), new WrittenCheck(), new NotPinnedCheck(), new NotCollectedCheck(), new TooMuchHeldCheck(), new AfterLastCheck(),
    ];

    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public abstract IEnumerable<Diagnostic> Check(AnalyzedMethod method);

    protected Diagnostic Report(IOperation at, IOperation? other, params object?[] arguments) =>
        Diagnostic.Create(Descriptor, Place(at), other is null || other == at ? [] : [Place(other)], arguments);

    // x?.Dispose() is one thing to a reader.
    private static Location Place(IOperation operation) =>
        operation.Syntax.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == operation.Syntax ? access.GetLocation() : operation.Syntax.GetLocation();
}
