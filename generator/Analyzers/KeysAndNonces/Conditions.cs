using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// The path condition: the names in the conditions on the way to a place. What holds on some paths only is still relied on after another condition
/// if the two are not correlated: if the other tests only the length of something else.
/// </summary>
internal sealed class Conditions
{
    private readonly ImmutableHashSet<string> _names;

    private Conditions(ImmutableHashSet<string> names) => _names = names;

    public static Conditions None { get; } = new([]);

    public Conditions With(IOperation condition) => new(_names.Union(NamesIn(condition.Syntax)));

    public Conditions With(Conditions others) => ReferenceEquals(this, others) ? this : new(_names.Union(others._names));

    /// <param name="condition">Another condition.</param>
    /// <param name="isEither">Whether the length of a variable may be tested all the same, because both things that it may hold have one.</param>
    /// <param name="isLocal">Whether a variable is local, so that it may be correlated with anything.</param>
    public bool AreIndependentOf(IOperation condition, Func<string, bool> isEither, Func<string, bool> isLocal)
        => IsOfLengths(condition) && NamesIn(condition.Syntax).All(name => isEither(name) || !(_names.Contains(name) || isLocal(name)));

    private static bool IsOfLengths(IOperation condition) => condition switch
    {
        { ConstantValue.HasValue: true } => true,
        IBinaryOperation binary => IsOfLengths(binary.LeftOperand) && IsOfLengths(binary.RightOperand),
        IUnaryOperation unary => IsOfLengths(unary.Operand),
        IConversionOperation conversion => IsOfLengths(conversion.Operand),
        IIsPatternOperation pattern
            => IsOfLengths(pattern.Value)
                && pattern.Pattern.DescendantsAndSelf()
                    .All(part => part is IConstantPatternOperation or IRelationalPatternOperation or INegatedPatternOperation
                        or IBinaryPatternOperation or { ConstantValue.HasValue: true }),
        IPropertyReferenceOperation { Property.Name: "Length" or "IsEmpty", Instance: ILocalReferenceOperation or IParameterReferenceOperation }
            => true,
        _ => false,
    };

    private static IEnumerable<string> NamesIn(SyntaxNode node)
        => node.DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
            .Select(name => name.Identifier.ValueText);
}
