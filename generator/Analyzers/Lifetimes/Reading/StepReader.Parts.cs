using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <content>Tuples, structs and records. The name of an element, field or property identifies the value in it.</content>
internal sealed partial class StepReader
{
    private ContentsValue OfTuple(ITupleOperation tuple)
        => With(ContentsValue.Empty, tuple.Elements.Select((element, index) => (ElementName(index), Put(element))));

    /// <summary>Returns the parts of a positional record, and those that an initializer puts into a struct or record.</summary>
    private ContentsValue? PartsOf(IObjectCreationOperation creation, Call call)
    {
        if (!HasParts(creation.Type))
        {
            return null;
        }

        List<(string, Value?)> parts = IsPositional(creation.Constructor!)
            ? [.. call.Arguments.Select(argument => (argument.Operation.Parameter!.Name, argument.Value))]
            : [];
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } assignment && IsPart(member))
            {
                parts.Add((member.Name, Put(assignment.Value)));
            }
            else
            {
                Read(initializer);
            }
        }

        return With(ContentsValue.Empty, parts);
    }

    // The analyzer does not follow a stream into a tuple, struct or record.
    private Value? Put(IOperation part)
    {
        Value? value = Read(part);
        if (value is not StreamValue stream)
        {
            return value;
        }

        Add(new StreamEscaped(stream, part));
        return null;
    }

    /// <summary>Returns the value of a field or property of a value that was read before.</summary>
    private Value? Part(Value? whole, IMemberReferenceOperation member)
    {
        if (whole is ContentsValue parts && parts.Items.TryGetValue(NameOf(member.Member), out Value? part))
        {
            return part;
        }

        if (Known.IsStream(member.Type))
        {
            return null;
        }

        if (whole is not (null or ContentsValue) || !IsPart(member.Member) || VariableOf(member.Instance) is not { } variable)
        {
            return Unknown(member);
        }

        // A later read of the same member returns the same value.
        Value? unknown = Assume((variable, NameOf(member.Member)), member.Type);
        Set(variable, With(whole as ContentsValue ?? ContentsValue.Empty, [(NameOf(member.Member), unknown)]));
        return unknown;
    }

    /// <summary>Assigns to a field of a struct that is in a variable or in an array.</summary>
    private void AssignPart(IOperation target, Value? value)
    {
        if (target is not IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance } member || !IsPart(member.Member))
        {
            return;
        }

        if (VariableOf(instance) is { } variable)
        {
            Set(variable, Changed(Variables.TryGet(variable, out Value? whole) ? whole : null));
        }
        else if (ContainerOf(instance) is { } slot)
        {
            AssignItem(slot.Container, slot.Index, instance, Changed(ItemOf(slot.Container, slot.Index, instance.Type)));
        }

        ContentsValue Changed(Value? before)
        {
            ImmutableDictionary<object, Value> parts = (before as ContentsValue ?? ContentsValue.Empty).Items;
            return new(value is null ? parts.Remove(NameOf(member.Member)) : parts.SetItem(NameOf(member.Member), value));
        }
    }

    // A method of a struct may change it.
    private void ForgetChanged(IInvocationOperation invocation)
    {
        if (invocation is { Instance: { Type: { IsValueType: true, IsReadOnly: false } } instance, TargetMethod: { IsReadOnly: false } method }
            && !PlatformTypes.IsPlatform(method)
            && VariableOf(instance) is { } variable
            && Variables.TryGet(variable, out Value? whole) && whole is ContentsValue)
        {
            Set(variable, null);
        }
    }

    private static ContentsValue With(ContentsValue parts, IEnumerable<(string Name, Value? Value)> others)
    {
        ImmutableDictionary<object, Value>.Builder items = parts.Items.ToBuilder();
        foreach ((string name, Value? value) in others)
        {
            if (value is not null)
            {
                items[name] = value;
            }
        }

        return new(items.ToImmutable());
    }

    private static object? VariableOf(IOperation? operation) => operation switch
    {
        IFlowCaptureReferenceOperation capture => capture.Id,
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter.OriginalDefinition,
        _ => null,
    };

    private static string ElementName(int index) => $"Item{index + 1}";

    private static string NameOf(ISymbol member) => member is IFieldSymbol { CorrespondingTupleField: { } element } ? element.Name : member.Name;

    private static bool HasParts(ITypeSymbol? type)
        => type is INamedTypeSymbol { IsRefLikeType: false } named && (named.IsValueType || named.IsRecord) && !PlatformTypes.IsPlatform(named);

    /// <summary>
    /// Returns whether a member keeps what it is given: a field of a struct, or a property that only stores and, in a class, never changes.
    /// </summary>
    private static bool IsPart(ISymbol member) => member switch
    {
        IFieldSymbol field => field.ContainingType.IsValueType && (field.ContainingType.IsTupleType || !PlatformTypes.IsPlatform(field)),
        IPropertySymbol { IsIndexer: false, IsStatic: false } property
            => (property.ContainingType.IsValueType || property.SetMethod is null or { IsInitOnly: true })
                && !property.IsVirtual
                && !property.IsAbstract
                && Expressions.IsAutomatic(property),
        _ => false,
    };

    private static bool IsPositional(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is RecordDeclarationSyntax);
}
