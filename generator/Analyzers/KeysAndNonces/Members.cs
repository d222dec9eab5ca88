using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Evaluates fields and properties, of this object and of others.</summary>
internal sealed class Members(Evaluator evaluator)
{
    private MethodState State => evaluator.State;

    public Region? Field(IFieldReferenceOperation reference)
    {
        if (reference.Field.Name == "Empty" && PlatformTypes.NameOf(reference.Field.ContainingType) == "System.Guid")
        {
            return State.Allocate(reference, new Written(WrittenAs.EmptyGuid));
        }

        if (reference.Instance is { } instance and not IInstanceReferenceOperation)
        {
            return Member(instance, reference.Field) ?? State.Allocate(reference, ContentKind.Unknown);
        }

        if (State.Variables.TryGetValue(reference.Field, out Region? region))
        {
            return region;
        }

        return SourceConstants.ContentOf(reference.Field, evaluator.Model, evaluator.Ciphers) is { } constant
            ? State.Allocate(reference, constant)
            : new(reference.Field);
    }

    public Region? Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        Region? instance = evaluator.Evaluate(reference.Instance);
        if (property.IsIndexer)
        {
            return evaluator.MemoryParts.Part(reference, instance, [.. reference.Arguments.Select(argument => argument.Value)], isCopy: false);
        }

        switch (property.Name)
        {
            case "Span" or "Memory" when PlatformTypes.IsMemory(reference.Instance?.Type):
                return instance;
            case "Empty" when PlatformTypes.IsMemory(property.ContainingType):
                return State.Allocate(reference, Content.NoBytes);
            case "Length" when property.ContainingType.SpecialType == SpecialType.System_String:
                return State.Allocate(reference, Derivation.Of(reference, [State.ContentOf(instance)]));
            default:
                return OwnProperty(reference) ?? State.Allocate(reference, Content.Unknown(reference) with { Escaped = true });
        }
    }

    // Evaluates a property of this project: the source says what it does.
    private Region? OwnProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (!PlatformTypes.IsOfThisProject(property))
        {
            return null;
        }

        bool isOfThisObject = reference.Instance is null or IInstanceReferenceOperation;
        if (isOfThisObject && SourceConstants.ContentOf(property, evaluator.Model, evaluator.Ciphers) is { } constant)
        {
            return State.Allocate(reference, constant);
        }

        if (!Expressions.IsAutomatic(property))
        {
            return null;
        }

        return !isOfThisObject ? Member(reference.Instance!, property)
            : State.Variables.TryGetValue(property, out Region? region) ? region
            : new(property);
    }

    // What the object that a variable denotes holds is the same until something happens that may change it.
    private Region? Member(IOperation instance, ISymbol member)
    {
        Region? owner = evaluator.Evaluate(instance);
        bool isVariable = instance is ILocalReferenceOperation or IParameterReferenceOperation;
        if (owner is null || !isVariable || member.IsVirtual || member.IsOverride || member.IsAbstract)
        {
            return null;
        }

        MemberSite site = new(owner.Site, member);
        if (!State.Contents.ContainsKey(site))
        {
            State.Contents[site] = Content.Unknown(site) with { Escaped = true };
        }

        return new(site);
    }
}
