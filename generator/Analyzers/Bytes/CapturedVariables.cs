using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>Variables that a lambda changes, or a local function that is used as a delegate: when, nobody can tell, so nothing is known of them.</summary>
internal static class CapturedVariables
{
    public static HashSet<ISymbol> ChangedIn(IEnumerable<IOperation> blocks)
    {
        HashSet<ISymbol> changed = new(SymbolEqualityComparer.Default);
        List<IOperation> all = [.. blocks.SelectMany(block => block.DescendantsAndSelf())];
        HashSet<ISymbol> delegates = new(all.OfType<IMethodReferenceOperation>().Select(reference => (ISymbol)reference.Method), SymbolEqualityComparer.Default);
        foreach (IOperation nested in all)
        {
            ISymbol? function = nested is IAnonymousFunctionOperation lambda ? lambda.Symbol : nested is ILocalFunctionOperation local && delegates.Contains(local.Symbol) ? local.Symbol : null;
            if (function is null) continue;
            foreach (IOperation reference in nested.Descendants())
            {
                ISymbol? variable = (reference as ILocalReferenceOperation)?.Local ?? (ISymbol?)(reference as IParameterReferenceOperation)?.Parameter;
                if (variable is not null && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function) && Changes(reference)) changed.Add(variable);
            }
        }

        return changed;
    }

    private static bool Changes(IOperation reference) =>
        KnownMembers.IsMemory(reference.Type)
            ? !KnownMembers.IsRead(reference)
            : reference.Parent is IAssignmentOperation assignment && assignment.Target == reference || reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out };
}
