using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>What a condition tests, as far as it concerns streams and memory.</summary>
/// <param name="Tested">The value that is compared with null; null if the condition compares none.</param>
/// <param name="OutcomeIfNull">The outcome of the condition if that value is null.</param>
/// <param name="IsKnownNotNull">Whether the compiler wrote the test for a using statement whose resource is known not to be null.</param>
/// <param name="OutcomeIfAny">The outcome if the number that is compared with zero is greater; null for every other condition.</param>
/// <param name="Symbols">
/// What the numbers in the condition depend on (what Update returned, how long something is), and the iterations in which its elements were taken out
/// of containers.
/// </param>
/// <param name="IsComparison">Whether the condition compares values, so that it may select one of several.</param>
internal sealed record Condition(Value? Tested, bool OutcomeIfNull, bool IsKnownNotNull, bool? OutcomeIfAny, HashSet<object> Symbols,
    bool IsComparison)
{
    public static Condition Of(IOperation operation, StepReader reader)
    {
        (IOperation? tested, bool outcomeIfNull) = NullTest(operation);
        Value? value = tested is null ? null : reader.Peek(tested);
        bool isKnownNotNull = operation is IIsNullOperation { IsImplicit: true } && value is not null;
        bool isComparison = tested is null && operation is IBinaryOperation or IIsPatternOperation or IInvocationOperation { Arguments.Length: > 0 };
        return new(value, outcomeIfNull, isKnownNotNull, ZeroTest(operation), SymbolsOf(operation, reader), isComparison);
    }

    private static (IOperation? Tested, bool OutcomeIfNull) NullTest(IOperation operation) => operation switch
    {
        IIsNullOperation isNull => (isNull.Operand, true),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var pattern } } test when IsNull(pattern) => (test.Value, false),
        IIsPatternOperation test when IsNull(test.Pattern) => (test.Value, true),
        IIsPatternOperation { Pattern: IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } } pattern
            => (pattern.Value, false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } binary when Known.IsNull(binary.RightOperand) => (binary.LeftOperand, false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } binary when Known.IsNull(binary.RightOperand) => (binary.LeftOperand, true),
        IPropertyReferenceOperation { Property.Name: "IsAllocated", Instance: { } handle } => (handle, false),
        _ => (null, false),
    };

    private static bool IsNull(IPatternOperation pattern)
        => pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };

    private static bool? ZeroTest(IOperation operation)
    {
        bool comparesWithZero = operation is IBinaryOperation
        {
            LeftOperand: ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation,
            RightOperand.ConstantValue: { HasValue: true, Value: 0 },
        };
        return comparesWithZero
            ? ((IBinaryOperation)operation).OperatorKind switch
            {
                BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals => true,
                BinaryOperatorKind.Equals or BinaryOperatorKind.LessThanOrEqual => false,
                _ => null,
            }
            : null;
    }

    private static HashSet<object> SymbolsOf(IOperation operation, StepReader reader)
    {
        HashSet<object> symbols = [];
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            if (part is IInvocationOperation)
            {
                symbols.Add(part);
            }
            else if (part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IFlowCaptureReferenceOperation)
            {
                symbols.UnionWith(SymbolsOf(reader.Peek(part)));
            }
        }

        return symbols;
    }

    private static IEnumerable<object> SymbolsOf(Value? value) => value switch
    {
        NumberValue { Quantity.Symbol: { } symbol } => [symbol],
        MemoryValue { Turn: { } turn } => [turn.Of],
        PinValue { Target.Turn: { } turn } => [turn.Of],
        ContentsValue contents => contents.Items.Values.SelectMany(SymbolsOf),
        _ => [],
    };
}
