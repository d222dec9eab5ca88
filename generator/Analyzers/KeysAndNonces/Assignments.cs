using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <content>Assignments to variables and members, and writes to elements.</content>
internal sealed partial class Evaluator
{
    private Region? Assign(ISimpleAssignmentOperation assignment)
    {
        Region? region = Evaluate(assignment.Value);
        if (assignment.IsRef || assignment.Target.Type is IPointerTypeSymbol)
        {
            _state.Untrack(assignment.Value switch
            {
                IArrayElementReferenceOperation element => Evaluate(element.ArrayReference),
                IPropertyReferenceOperation { Instance: { } owner } => Evaluate(owner),
                _ => region,
            });
        }

        bool isVariable = assignment.Target is ILocalReferenceOperation or IParameterReferenceOperation;
        AssignTo(assignment.Target, region ?? (isVariable ? _state.Allocate(assignment, ContentKind.Unknown) : null));
        return region;
    }

    private void AssignTo(IOperation target, Region? region)
    {
        switch (target)
        {
            case IFlowCaptureReferenceOperation reference when _captured.TryGetValue(reference.Id, out IOperation? captured):
                AssignTo(captured, region);
                break;
            case ILocalReferenceOperation local:
                AssignTo(local.Local, target, region);
                break;
            case IParameterReferenceOperation parameter:
                AssignTo(parameter.Parameter, target, region);
                break;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                AssignTo(field.Field, target, region);
                break;
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property.IsIndexer: false } property:
                AssignTo(property.Property, target, region);
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false }:
                Evaluate(target);
                _state.Escape(region);
                _state.ChangeMember(((IMemberReferenceOperation)target).Member);
                break;
            case IDiscardOperation:
                break;
            default:
                Change(target, region, isAddition: false);
                break;
        }
    }

    private void AssignTo(ISymbol variable, IOperation target, Region? region)
    {
        bool isMember = MemberSite.IsFieldOrProperty(variable);
        _state.ChangeMembers(variable);

        // A number in a field is often a counter.
        bool isCounter = isMember && target.Type is { } type && PlatformTypes.IsNumber(type);
        _state.Variables[variable] = region is null || isCounter ? _state.Allocate(target, ContentKind.Unknown) : region;
        if (isMember)
        {
            _state.Escape(region);
        }
    }

    // Each variable gets its part of a tuple that is written out.
    private Region? Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = Expressions.Declared(deconstruction.Target), source = Expressions.WithoutConversions(deconstruction.Value);
        if (target is ITupleOperation targets && source is ITupleOperation sources && targets.Elements.Length == sources.Elements.Length)
        {
            List<Region?> regions = [.. sources.Elements.Select(Evaluate)];
            for (int i = 0; i < regions.Count; i++)
            {
                AssignTo(Expressions.Declared(targets.Elements[i]), regions[i]);
            }

            return null;
        }

        _state.Escape(Evaluate(source));
        foreach (IOperation part in target.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation)
            {
                AssignTo(part, null);
            }
        }

        return null;
    }

    // An element of some memory is written, or a number changes.
    private Region? Change(IOperation target, Region? written, bool isAddition)
    {
        (IOperation? memory, ImmutableArray<IOperation> indices) = Expressions.ElementOf(target);
        if (memory is null)
        {
            Evaluate(target);
            if (target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation)
            {
                AssignTo(target, null);
            }

            return null;
        }

        Region? changedMemory = Evaluate(memory);
        bool isFixed = indices.Select(ContentOf).ToList().All(content => content.IsConstant);
        if (changedMemory is not null && written is not null)
        {
            _cipherCalls.AddMessages(_state, changedMemory, written, isFixed ? string.Join(",", indices.Select(index => index.Syntax)) : null);
        }

        Content content = _state.ContentOf(written);
        if (!isAddition && FillLoop.Holds(target.Syntax, model))
        {
            isFixed = true;
            content = content.Kind == ContentKind.Computed ? content with { Kind = ContentKind.Literal } : content;
        }

        _state.WritePart(changedMemory, target, content, isFixed && !isAddition);
        return null;
    }
}
