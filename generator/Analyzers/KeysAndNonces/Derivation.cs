using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>What an operation computes from other bytes.</summary>
internal static class Derivation
{
    /// <summary>Returns the result of an operation that depends on some contents and on nothing else.</summary>
    public static Content Of(IOperation operation, IReadOnlyCollection<Content> contents)
    {
        bool maybe = contents.Any(content => content.Maybe);
        if (operation is IRangeOperation && contents.Count == 0)
        {
            return new(ContentKind.Literal, new Written(WrittenAs.WholeRange));
        }

        if (contents.Count == 0 || contents.Any(content => content.Untracked))
        {
            return Content.Unknown(operation);
        }

        Derived how = new(HowOf(operation), [.. contents.Select(content => content.Stamp)]);
        if (!contents.All(content => content.IsOfConstants))
        {
            return Content.Unknown(maybe || !IsRepeatable(operation, how) ? operation : how);
        }

        return contents.All(content => content.IsConstant)
            ? new(contents.All(content => content.Kind == ContentKind.Default) ? ContentKind.Default : ContentKind.Literal, how) { Maybe = maybe }
            : new(ContentKind.Computed, operation) { Maybe = maybe };
    }

    /// <summary>Returns all that says how the result comes about, except what it comes from.</summary>
    public static string HowOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => HowOf(call),
        IBinaryOperation binary => $"{binary.OperatorKind}",
        IUnaryOperation unary => $"{unary.OperatorKind}",
        ICollectionExpressionOperation list => $"list {string.Join(",", list.Elements.Select(element => element.Kind))}",
        IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation
            => "element",
        _ => $"{operation.Kind}",
    };

    /// <summary>
    /// Returns whether an operation gives the same result if it runs again: a field, or a sequence that is not yet enumerated, may hold something
    /// else the next time.
    /// </summary>
    public static bool IsRepeatable(IOperation operation, Derived how)
        => operation is not IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" }
        && !Derived.Any(how, stamp => stamp is MemberSite || (stamp is ISymbol symbol && MemberSite.IsFieldOrProperty(symbol)));

    private static string HowOf(IInvocationOperation call)
    {
        IEnumerable<SyntaxNode> constants = call.Arguments
            .Where(argument => argument.Value.ConstantValue.HasValue || argument.Parameter?.Type.Name == "HashAlgorithmName")
            .Select(argument => argument.Syntax);
        SyntaxNode? instance = PlatformTypes.IsMemory(call.Instance?.Type) ? null : call.Instance?.Syntax;
        return $"{call.TargetMethod.Name} of {instance}: {string.Join(",", constants)}";
    }
}
