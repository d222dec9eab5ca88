using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// Variables that are not followed: those that a lambda changes, or a local function that is used as a delegate, because it is not known when; and
/// numbers that change, because the first iteration of a loop would take them for constants.
/// </summary>
internal sealed class ChangedVariables
{
    private readonly HashSet<ISymbol> _unknown = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _counters = new(SymbolEqualityComparer.Default);

    public static ChangedVariables None { get; } = new();

    public static ChangedVariables In(IEnumerable<IOperation> blocks, SemanticModel model)
    {
        ChangedVariables result = new();
        List<IOperation> all = [.. blocks.SelectMany(block => block.DescendantsAndSelf())];
        result.AddCaptured(all);
        Dictionary<ISymbol, int> changes = new(SymbolEqualityComparer.Default);
        foreach (IOperation reference in all)
        {
            if (Expressions.VariableOf(reference) is { } variable
                && reference.Type is { } type
                && PlatformTypes.IsNumber(type)
                && IsAssigned(reference))
            {
                changes[variable] = changes.TryGetValue(variable, out int count) ? count + 1 : 1;
            }
        }

        foreach (IForLoopOperation loop in all.OfType<IForLoopOperation>())
        {
            if (loop.Syntax is ForStatementSyntax syntax
                && CountingLoop.Of(syntax)?.IsRepeatable(model) == true
                && loop.Locals.Length == 1
                && loop.Locals[0] is var counter
                && changes.TryGetValue(counter, out int count)
                && count == 1
                && !result._unknown.Contains(counter))
            {
                result._counters.Add(counter);
            }
        }

        result._unknown.UnionWith(changes.Keys.Where(variable => !result._counters.Contains(variable)));
        return result;
    }

    /// <returns>What is known of such a variable; null for all others.</returns>
    public ContentKind? KindOf(ISymbol variable)
        => _unknown.Contains(variable) ? ContentKind.Unknown : _counters.Contains(variable) ? ContentKind.Computed : null;

    private void AddCaptured(List<IOperation> all)
    {
        HashSet<ISymbol> delegates = new(all.OfType<IMethodReferenceOperation>().Select(reference => (ISymbol)reference.Method),
            SymbolEqualityComparer.Default);
        foreach (IOperation nested in all)
        {
            ISymbol? function = nested is IAnonymousFunctionOperation lambda
                ? lambda.Symbol
                : nested is ILocalFunctionOperation local && delegates.Contains(local.Symbol)
                ? local.Symbol
                : null;
            if (function is null)
            {
                continue;
            }

            foreach (IOperation reference in nested.Descendants())
            {
                if (Expressions.VariableOf(reference) is { } variable
                    && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function)
                    && Changes(reference))
                {
                    _unknown.Add(variable);
                }
            }
        }
    }

    private static bool Changes(IOperation reference)
        => PlatformTypes.IsMemory(reference.Type) ? !ReadOnlyUse.Is(reference) : IsAssigned(reference) || IsRekeyed(reference);

    private static bool IsAssigned(IOperation reference)
        => reference.Parent is IAssignmentOperation assignment && assignment.Target == reference
            || reference.Parent is IIncrementOrDecrementOperation or ITupleOperation { Parent: IDeconstructionAssignmentOperation }
        || reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } || reference.Parent is IAddressOfOperation;

    private static bool IsRekeyed(IOperation reference) => reference.Parent is IInvocationOperation { TargetMethod.Name: CipherMembers.Rekey };
}
