using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <content>Fields and properties, of this object and of others.</content>
internal sealed partial class Evaluator
{
    private Region? Field(IFieldReferenceOperation reference)
    {
        if (reference.Field.Name == "Empty" && PlatformTypes.NameOf(reference.Field.ContainingType) == "System.Guid")
        {
            return _state.Allocate(reference, ContentKind.Literal, "empty guid");
        }

        if (reference.Instance is { } instance and not IInstanceReferenceOperation)
        {
            return Member(instance, reference.Field) ?? _state.Allocate(reference, ContentKind.Unknown);
        }

        if (_state.Variables.TryGetValue(reference.Field, out Region? region))
        {
            return region;
        }

        return SourceConstants.ContentOf(reference.Field, model, ciphers) is { } constant
            ? _state.Allocate(reference, constant)
            : new(reference.Field);
    }

    private Region? Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        Region? instance = Evaluate(reference.Instance);
        if (property.IsIndexer)
        {
            return Part(reference, instance, [.. reference.Arguments.Select(argument => argument.Value)], isCopy: false);
        }

        switch (property.Name)
        {
            case "Span" or "Memory" when PlatformTypes.IsMemory(reference.Instance?.Type):
                return instance;
            case "Empty" when PlatformTypes.IsMemory(property.ContainingType):
                return _state.Allocate(reference, Content.NoBytes);
            case "Length" when property.ContainingType.SpecialType == SpecialType.System_String:
                return _state.Allocate(reference, Derivation.Of(reference, [_state.ContentOf(instance)]));
            default:
                return OwnProperty(reference) ?? _state.Allocate(reference, Content.Unknown(reference) with { Escaped = true });
        }
    }

    // Of a class of this project, whose source tells what the property does.
    private Region? OwnProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (!PlatformTypes.IsOfThisProject(property))
        {
            return null;
        }

        bool isOfThisObject = reference.Instance is null or IInstanceReferenceOperation;
        if (isOfThisObject && SourceConstants.ContentOf(property, model, ciphers) is { } constant)
        {
            return _state.Allocate(reference, constant);
        }

        if (!Expressions.IsAutomatic(property))
        {
            return null;
        }

        return !isOfThisObject ? Member(reference.Instance!, property)
            : _state.Variables.TryGetValue(property, out Region? region) ? region
            : new(property);
    }

    // What the object that a variable denotes holds is the same until something happens that may change it.
    private Region? Member(IOperation instance, ISymbol member)
    {
        Region? owner = Evaluate(instance);
        bool isVariable = instance is ILocalReferenceOperation or IParameterReferenceOperation;
        if (owner is null || !isVariable || member.IsVirtual || member.IsOverride || member.IsAbstract)
        {
            return null;
        }

        MemberSite site = new(owner.Site, member);
        if (!_state.Contents.ContainsKey(site))
        {
            _state.Contents[site] = Content.Unknown(site) with { Escaped = true };
        }

        return new(site);
    }

    // Other threads run meanwhile, and may have the same objects.
    private Region? Await(IAwaitOperation wait)
    {
        Region? awaited = Evaluate(wait.Operation);
        _state.ChangeAllMembers();
        return awaited is null ? null : _state.Allocate(wait, ContentKind.Unknown);
    }
}
