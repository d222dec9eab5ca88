using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Which part of a region an index, a range or the arguments of Slice select.</summary>
internal static class Slicing
{
    /// <param name="outer">The region that is sliced.</param>
    /// <param name="bounds">A range, an index, or a start and maybe a length.</param>
    public static Region Of(Region outer, IReadOnlyList<IOperation> bounds)
    {
        if (bounds.Count == 1 && bounds[0] is IRangeOperation range)
        {
            return OfRange(outer, range);
        }

        IOperation? first = bounds.FirstOrDefault();
        int? start = Number(first), length = bounds.Count > 1 ? Number(bounds[1]) : null;
        Slice slice = bounds.Count == 2 && start is { } from && length is { } count ? outer.Slice.Part(from, count) : Written(outer.Slice, bounds);
        return outer.Part(start, AtLeast(first), length, slice);
    }

    private static Region OfRange(Region outer, IRangeOperation range)
    {
        int? start = range.LeftOperand is null ? 0 : Number(range.LeftOperand), length = Number(range.RightOperand) - start;
        Slice slice = start is { } from && length is { } count ? outer.Slice.Part(from, count)
            : range is { LeftOperand: null, RightOperand: null } ? outer.Slice
            : Written(outer.Slice, [range]);
        return outer.Part(start, AtLeast(range.LeftOperand), length, slice);
    }

    // Bounds that are not constant make a part that equals no other.
    private static Slice Written(Slice outer, IReadOnlyList<IOperation> bounds)
        => bounds.All(IsConstant) ? outer.Part(string.Join(",", bounds.Select(bound => bound.Syntax))) : outer.UnknownPart();

    private static bool IsConstant(IOperation bound)
        => bound.ConstantValue.HasValue || (bound is IRangeOperation range
            && range.ChildOperations.All(end => end.ConstantValue.HasValue || end.ChildOperations.All(inner => inner.ConstantValue.HasValue)));

    // 12 + message.Length
    private static int AtLeast(IOperation? bound) => bound switch
    {
        IConversionOperation conversion => AtLeast(conversion.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when IsCount(sum.LeftOperand) && IsCount(sum.RightOperand)
            => AtLeast(sum.LeftOperand) + AtLeast(sum.RightOperand),
        _ => Number(bound) ?? 0,
    };

    private static bool IsCount(IOperation bound)
        => Number(bound) is >= 0 || bound is IPropertyReferenceOperation { Property.Name: "Length" or "Count" }
        || (bound is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum && IsCount(sum.LeftOperand) && IsCount(sum.RightOperand));

    private static int? Number(IOperation? bound) => bound switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => number,
        IConversionOperation conversion => Number(conversion.Operand),
        _ => null,
    };
}
