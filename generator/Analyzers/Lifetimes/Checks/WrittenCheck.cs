using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>KCG104: lent memory is written.</summary>
internal sealed class WrittenCheck() : LifetimeCheck(Rule.Written)
{
    public override IEnumerable<Diagnostic> Check(AnalyzedMethod method)
    {
        foreach (BrokenLoan broken in method.BrokenLoans)
        {
            if (broken.Breach is MemoryWritten written)
            {
                yield return Report(written.Operation!, broken.Loan.Given!.Operation, broken.Loan.Memory!.Origin.Name ?? "memory",
                    broken.Loan.Stream.Name ?? "stream");
            }
        }
    }
}
