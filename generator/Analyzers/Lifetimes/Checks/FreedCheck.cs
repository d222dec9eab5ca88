using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Rules;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>KCG103: native memory is freed.</summary>
internal sealed class FreedCheck() : LoanCheck(Rule.Freed)
{
    protected override bool Concerns(LifeEnded ended) => ended.Ending == Ending.Freed;

    protected override object?[] Arguments(Loan loan, LifeEnded ended)
        => [ended.Name ?? MemoryOf(loan), StreamOf(loan), ended.IsSilent ? "move the Op into the scope of its using" : "move this after the Op"];
}
