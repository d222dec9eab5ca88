using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>Fields and properties, of this object and of others.</summary>
internal sealed partial class Evaluator
{
    private Value? Field(IFieldReferenceOperation reference)
    {
        if (reference.Field.Name == "Empty" && PlatformTypes.NameOf(reference.Field.ContainingType) == "System.Guid") return Make(reference, ContentKind.Literal, "empty guid");
        if (reference.Instance is { } instance && instance is not IInstanceReferenceOperation)
        {
            return Member(instance, reference.Field) ?? Make(reference, ContentKind.Unknown);
        }

        if (_state.Variables.TryGetValue(reference.Field, out Value? value)) return value;
        return SourceConstants.ContentOf(reference.Field, model, ciphers) is { } constant
            ? Make(reference, constant)
            : new(reference.Field, "");
    }

    private Value? Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        Value? instance = Evaluate(reference.Instance);
        if (property.IsIndexer) return Part(reference, instance, [.. reference.Arguments.Select(argument => argument.Value)], isCopy: false);
        if (property.Name is "Span" or "Memory" && PlatformTypes.IsMemory(reference.Instance?.Type)) return instance;
        if (property.Name == "Empty" && PlatformTypes.IsMemory(property.ContainingType)) return Make(reference, ContentKind.Default, "no bytes");
        if (property.Name == "Length" && property.ContainingType.SpecialType == SpecialType.System_String) return Make(reference, Combined(reference, [ContentOf(instance)]));
        if (PlatformTypes.IsOfThisProject(property) && (reference.Instance is null or IInstanceReferenceOperation))
        {
            if (SourceConstants.ContentOf(property, model, ciphers) is { } constant) return Make(reference, constant);
            if (SourceConstants.IsAutomatic(property)) return _state.Variables.TryGetValue(property, out Value? value) ? value : new(property, "");
        }

        if (PlatformTypes.IsOfThisProject(property) && SourceConstants.IsAutomatic(property) && reference.Instance is not null && Member(reference.Instance, property) is { } member) return member;
        Value result = Make(reference, ContentKind.Unknown);
        _state.Contents[result.Site] = Content.Unknown(reference) with { Escaped = true };
        return result;
    }

    // What an object holds that a variable denotes: the same until something happens that may change it.
    private Value? Member(IOperation instance, ISymbol member)
    {
        Value? owner = Evaluate(instance);
        if (owner is null || instance is not (ILocalReferenceOperation or IParameterReferenceOperation) || member.IsVirtual || member.IsOverride || member.IsAbstract) return null;
        Value value = new(new MemberSite(owner.Site, member), "");
        if (!_state.Contents.ContainsKey(value.Site)) _state.Contents[value.Site] = Content.Unknown(value.Site) with { Escaped = true };
        return value;
    }

    // Others run meanwhile, and have these objects too.
    private Value? Await(IAwaitOperation wait)
    {
        Value? awaited = Evaluate(wait.Operation);
        foreach (MemberSite site in _state.Contents.Keys.OfType<MemberSite>().ToList()) Renew(site);
        return awaited is null ? null : Make(wait, ContentKind.Unknown);
    }

    // Of an object, or of memory that may be the same under another name.
    private void ChangeMembers(object site)
    {
        foreach (MemberSite changed in _state.Contents.Keys.OfType<MemberSite>().Where(member => member.Owner.Equals(site) || (site is MemberSite other && !other.Equals(member) && SymbolEqualityComparer.Default.Equals(member.Member, other.Member))).ToList()) Renew(changed);
    }

    private void ChangeMember(ISymbol member)
    {
        foreach (MemberSite changed in _state.Contents.Keys.OfType<MemberSite>().Where(site => SymbolEqualityComparer.Default.Equals(site.Member, member)).ToList()) Renew(changed);
    }

    private void Renew(MemberSite site) => _state.Contents[site] = Content.Unknown(new()) with { Escaped = true };

    /// <param name="Owner">The site of the object.</param>
    /// <param name="Member">Its field or property.</param>
    private sealed record MemberSite(object Owner, ISymbol Member);
}
