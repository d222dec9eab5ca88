using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Rules;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>KCG102: rented memory goes back to its pool.</summary>
internal sealed class ReturnedToPoolCheck() : LoanCheck(Rule.ReturnedToPool)
{
    protected override bool Concerns(LifeEnded ended) => ended.Ending == Ending.ReturnedToPool;

    protected override object?[] Arguments(Loan loan, LifeEnded ended)
        => [ended.Name ?? MemoryOf(loan), StreamOf(loan),
            ended.IsSilent
                ? "move the Op into the scope of its using"
                : ended.Operation!.Syntax.ToString().Contains("Return")
                ? "move the Return after the Op"
                : "move the Dispose after the Op"];
}
