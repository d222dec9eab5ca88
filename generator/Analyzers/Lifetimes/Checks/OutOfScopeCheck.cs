using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Loans;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Checks;

/// <summary>KCG101: a fixed block ends, a handle is disposed or freed, or a stack frame ends.</summary>
internal sealed class OutOfScopeCheck() : LoanCheck(Rule.OutOfScope)
{
    public override IEnumerable<Diagnostic> Check(AnalyzedMethod method)
        => base.Check(method).Concat(method.Flow.AllEvents.OfType<InputGiven>().SelectMany(LentTooLate));

    protected override bool Concerns(LifeEnded ended) => ended.Ending is Ending.Unpinned or Ending.FrameLeft;

    protected override object?[] Arguments(Loan loan, LifeEnded ended)
    {
        (string what, string remedy) = ended switch
        {
            { Ending: Ending.FrameLeft, Variable: not null } => ("goes out of scope", "declare it outside, or give a copy with Update(span)"),
            { Ending: Ending.FrameLeft } => ("leaves the stack with its method", "call Op in the same method, or give a copy with Update(span)"),
            { Pin.Kind: PinKind.Fixed } => ("is unpinned where its fixed block ends", "move the Op into the block, or give a copy with Update(span)"),
            { IsSilent: true } => ("is unpinned where its using ends", "move the Op into its scope, or give a copy with Update(span)"),
            _ => ("is unpinned", $"move this after the Op"),
        };
        return [MemoryOf(loan), what, StreamOf(loan), remedy];
    }

    // A vector that was made in a fixed block and is lent behind it.
    private IEnumerable<Diagnostic> LentTooLate(InputGiven given)
        => given.Pieces
            .Where(piece => piece.Pin?.Ended is { } ended
                && !piece.Origin.NeverMoves
                && piece.Origin.Pins.All(pin => pin.Kind == PinKind.Fixed || pin == ended))
            .Take(1)
            .Select(piece => Report(given.Operation!, null, piece.Origin.Name ?? "memory", "was unpinned where its fixed block ended",
                given.Stream.Name ?? "stream", "lend it and call Op within the block"));
}
