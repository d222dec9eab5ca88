using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>Checks a rule about lent memory whose life ends: it stands at what ends it, or at the Update where a block simply ends.</summary>
internal abstract class LoanCheck(DiagnosticDescriptor descriptor) : LifetimeCheck(descriptor)
{
    public override IEnumerable<Diagnostic> Check(AnalyzedMethod method)
    {
        foreach (BrokenLoan broken in method.BrokenLoans)
        {
            if (broken.Breach is not LifeEnded ended || !Concerns(ended))
            {
                continue;
            }

            IOperation update = broken.Loan.Given!.Operation!;
            IOperation at = ended.IsSilent ? update : ended.Operation!;
            yield return Report(at, at == update ? ended.Operation : update, Arguments(broken.Loan, ended));
        }
    }

    protected abstract bool Concerns(LifeEnded ended);

    protected abstract object?[] Arguments(Loan loan, LifeEnded ended);

    protected static string MemoryOf(Loan loan) => loan.Memory!.Origin.Name ?? "memory";

    protected static string StreamOf(Loan loan) => loan.Stream.Name ?? "stream";
}
