using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Evaluates assignments to variables and members, and writes to elements.</summary>
internal sealed class Assignments(Evaluator evaluator)
{
    // The targets that are assigned after their value was tested: x ??= y.
    private readonly Dictionary<CaptureId, IOperation> _captured = [];

    private MethodState State => evaluator.State;

    public Region? Capture(IFlowCaptureOperation capture)
    {
        _captured[capture.Id] = capture.Value;
        if (evaluator.Evaluate(capture.Value) is { } captured)
        {
            State.Variables[capture.Id] = captured;
        }
        else
        {
            State.Variables.Remove(capture.Id);
        }

        return null;
    }

    public Region? Assign(ISimpleAssignmentOperation assignment)
    {
        Region? region = evaluator.Evaluate(assignment.Value);
        if (assignment.IsRef || assignment.Target.Type is IPointerTypeSymbol)
        {
            State.Untrack(assignment.Value switch
            {
                IArrayElementReferenceOperation element => evaluator.Evaluate(element.ArrayReference),
                IPropertyReferenceOperation { Instance: { } owner } => evaluator.Evaluate(owner),
                _ => region,
            });
        }

        bool isVariable = assignment.Target is ILocalReferenceOperation or IParameterReferenceOperation;
        AssignTo(assignment.Target, region ?? (isVariable ? State.Allocate(assignment, ContentKind.Unknown) : null));
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
                evaluator.Evaluate(target);
                State.Escape(region);
                State.ChangeMember(((IMemberReferenceOperation)target).Member);
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
        State.ChangeMembers(variable);

        // A number in a field is often a counter.
        bool isCounter = isMember && target.Type is { } type && PlatformTypes.IsNumber(type);
        State.Variables[variable] = region is null || isCounter ? State.Allocate(target, ContentKind.Unknown) : region;
        if (isMember)
        {
            State.Escape(region);
        }
    }

    // Each variable gets its part of a tuple that is written out.
    public Region? Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = Expressions.Declared(deconstruction.Target), source = Expressions.WithoutConversions(deconstruction.Value);
        if (target is ITupleOperation targets && source is ITupleOperation sources && targets.Elements.Length == sources.Elements.Length)
        {
            List<Region?> regions = [.. sources.Elements.Select(evaluator.Evaluate)];
            for (int i = 0; i < regions.Count; i++)
            {
                AssignTo(Expressions.Declared(targets.Elements[i]), regions[i]);
            }

            return null;
        }

        State.Escape(evaluator.Evaluate(source));
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
    public Region? Change(IOperation target, Region? written, bool isAddition)
    {
        (IOperation? memory, ImmutableArray<IOperation> indices) = Expressions.ElementOf(target);
        if (memory is null)
        {
            evaluator.Evaluate(target);
            if (target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation)
            {
                AssignTo(target, null);
            }

            return null;
        }

        Region? changedMemory = evaluator.Evaluate(memory);
        bool isFixed = indices.Select(evaluator.ContentOf).ToList().All(content => content.IsConstant);
        if (changedMemory is not null && written is not null)
        {
            string? index = isFixed ? string.Join(",", indices.Select(index => index.Syntax)) : null;
            evaluator.CipherCalls.AddMessages(State, changedMemory, written, index);
        }

        Content content = State.ContentOf(written);
        if (!isAddition && FillLoop.Holds(target.Syntax, evaluator.Model))
        {
            isFixed = true;
            content = content.Kind == ContentKind.Computed ? content with { Kind = ContentKind.Literal } : content;
        }

        State.WritePart(changedMemory, target, content, isFixed && !isAddition);
        return null;
    }
}
