using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>What a field of this object holds when the method begins.</summary>
internal static class FieldMemory
{
    public static Value? Read(IFieldReferenceOperation field, Sources sources)
    {
        Value? value = sources.Unknown(field.Field, field.Type, field.Field.Name);
        return value is MemoryValue memory && MayBePinned(field.Field) ? PinnedHeap(memory, field.Field, sources) : value;
    }

    private static MemoryValue PinnedHeap(MemoryValue memory, IFieldSymbol field, Sources sources)
    {
        Origin pinned = sources.Origin(field, OriginKind.PinnedHeap, null, memory.Origin.Name);
        return new(pinned, null, Quantity.Zero, pinned.Length);
    }

    // The class assigns an array of the pinned heap or native memory to the field somewhere, or pins it for good.
    private static bool MayBePinned(IFieldSymbol field)
        => field.ContainingType.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes())
            .Any(node => node switch
            {
                VariableDeclaratorSyntax { Initializer: { } initializer } declarator
                    => declarator.Identifier.ValueText == field.Name && IsPinning(initializer.Value),
                AssignmentExpressionSyntax assignment => Names(assignment.Left, field) && IsPinning(assignment.Right),
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Alloc" } } call
                    => call.ArgumentList.Arguments.Any(argument => Names(argument.Expression, field)),
                _ => false,
            });

    private static bool Names(ExpressionSyntax expression, IFieldSymbol field) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == field.Name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText == field.Name,
        _ => false,
    };

    private static bool IsPinning(ExpressionSyntax value)
        => value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AllocateArray"
            or "AllocateUninitializedArray" } };
}
