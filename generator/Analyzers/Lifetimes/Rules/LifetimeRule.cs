using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Analyzers.Lifetimes.Reading;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Rules;

/// <summary>What a rule looks at: what happens in a method, and which of its loans are broken.</summary>
internal sealed record AnalyzedMethod(MethodFlow Flow, ImmutableArray<BrokenLoan> BrokenLoans);

internal abstract class LifetimeRule
{
    public static ImmutableArray<LifetimeRule> All { get; } =
    [
        new OutOfScopeRule(), new ReturnedToPoolRule(), new FreedRule(), new WrittenRule(), new NotPinnedRule(), new NotCollectedRule(), new TooMuchHeldRule(), new AfterLastRule(),
    ];

    public abstract IEnumerable<Diagnostic> Check(AnalyzedMethod method);

    protected static Diagnostic Report(DiagnosticDescriptor descriptor, IOperation at, IOperation? other, params object?[] arguments) =>
        Diagnostic.Create(descriptor, at.Syntax.GetLocation(), other is null || other == at ? [] : [other.Syntax.GetLocation()], arguments);
}
