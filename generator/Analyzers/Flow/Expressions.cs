using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>What expressions refer to, whatever is known of its value.</summary>
internal static class Expressions
{
    /// <summary>Returns the local or parameter that an expression is; null where it is none.</summary>
    public static ISymbol? VariableOf(IOperation? expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>Returns an expression without the conversions around it.</summary>
    public static IOperation WithoutConversions(IOperation expression)
    {
        while (expression is IConversionOperation conversion)
        {
            expression = conversion.Operand;
        }

        return expression;
    }

    /// <summary>Returns what is assigned to: of <c>out int x</c> and <c>var (x, y)</c>, the variables that they declare.</summary>
    public static IOperation Declared(IOperation target) => target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;

    /// <summary>Returns the memory or collection that an element belongs to, and its indices; null where an expression is not an element.</summary>
    public static (IOperation? Memory, ImmutableArray<IOperation> Indices) ElementOf(IOperation expression) => expression switch
    {
        IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices),
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer
            => (indexer.Instance, [.. indexer.Arguments.Select(argument => argument.Value)]),
        IImplicitIndexerReferenceOperation indexer => (indexer.Instance, [indexer.Argument]),
        _ => (null, []),
    };

    /// <summary>Returns whether a property only stores what it is given: the compiler writes its accessors.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
        => property.ContainingType.GetMembers()
            .OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
