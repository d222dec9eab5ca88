using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <content>What assignments do: to variables, to containers of vectors, to memory.</content>
internal sealed partial class StepReader
{
    private Value? AssignResult(ISimpleAssignmentOperation assignment)
    {
        Value? value = assignment.IsRef ? Locate(assignment.Value) : Read(assignment.Value);
        if (assignment.Target is ILocalReferenceOperation { Local.IsFixed: true } pointer)
        {
            value = PinForBlock(pointer.Local, value);
        }

        Assign(assignment.Target, value, assignment, assignment.IsRef);
        return value;
    }

    private Value? PinForBlock(ILocalSymbol pointer, Value? value)
    {
        if (value is not MemoryValue memory)
        {
            return value;
        }

        Pin pin = Sources.Pin(pointer, PinKind.Fixed, pointer.Name);
        memory.Origin.Pins.Add(pin);
        Renew(pin);
        return memory with { Pin = pin };
    }

    private void Assign(IOperation target, Value? value, IOperation assignment, bool isRef = false)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: { RefKind: not RefKind.None } reference } when !isRef:
                if (Variables.TryGet(reference, out Value? place) && place is MemoryValue referenced)
                {
                    Add(new MemoryWritten(referenced, assignment));
                }

                break;
            case ILocalReferenceOperation local:
                Set(local.Local, Named(value, local.Local.Name));
                if (Sources.AddressTaken(local.Local, Frame) is { } slot)
                {
                    Add(new MemoryWritten(new(slot, null, Quantity.Zero, slot.Length), assignment));
                }

                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                Set(parameter.OriginalDefinition, Named(value, parameter.Name));
                break;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                if (value is StreamValue kept)
                {
                    Add(new StreamEscaped(kept, assignment));
                }

                Set(field.Field, Named(value, field.Field.Name));
                break;
            case IFlowCaptureReferenceOperation capture when Sources.CaptureTargets.TryGetValue(capture.Id, out IOperation? captured):
                Assign(captured, value, assignment, isRef);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, assignment, isRef);
                break;
            case IDiscardOperation:
                break;
            default:
                Store(target, value, assignment);
                break;
        }
    }

    /// <summary>Assigns to an element, through a pointer or to a property.</summary>
    private void Store(IOperation target, Value? value, IOperation assignment)
    {
        if (value is StreamValue stream)
        {
            Add(new StreamEscaped(stream, assignment));
        }

        AssignPart(target, value is StreamValue ? null : value);
        if (ContainerOf(target) is { } slot)
        {
            AssignItem(slot.Container, slot.Index, target, value);
        }
        else if (Locate(target) is MemoryValue memory)
        {
            Add(new MemoryWritten(memory, assignment));
        }
    }

    private Value? Compound(ICompoundAssignmentOperation compound)
    {
        Value? left = IsVariable(compound.Target) ? Read(compound.Target) : null;
        Value? value = Calculate(compound.OperatorKind, left, Read(compound.Value), compound.Target.Type);
        if (value is null && compound.Type?.SpecialType is not null and not SpecialType.None && IsVariable(compound.Target))
        {
            value = Unknown(compound);
        }

        Assign(compound.Target, value, compound);
        return value;
    }

    private Value? Increment(IIncrementOrDecrementOperation increment)
    {
        Value? before = IsVariable(increment.Target) ? Read(increment.Target) : null;
        BinaryOperatorKind kind = increment.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        Value? after = Calculate(kind, before, new NumberValue(Quantity.Of(1)), increment.Target.Type);
        Assign(increment.Target, after, increment);
        return increment.IsPostfix ? before : after;
    }

    private Value? Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = Expressions.Declared(deconstruction.Target);
        IOperation source = deconstruction.Value is IConversionOperation conversion ? conversion.Operand : deconstruction.Value;
        if (target is not ITupleOperation targets || source is not ITupleOperation values || targets.Elements.Length != values.Elements.Length)
        {
            ContentsValue? parts = Read(deconstruction.Value) as ContentsValue;
            IReadOnlyList<IOperation> elements = target is ITupleOperation tuple ? tuple.Elements : [];
            for (int i = 0; i < elements.Count; i++)
            {
                Assign(elements[i], parts?.Items.TryGetValue(ElementName(i), out Value? part) is true ? part : null, deconstruction);
            }

            return null;
        }

        Value?[] read = [.. values.Elements.Select(Read)];
        for (int i = 0; i < read.Length; i++)
        {
            Assign(targets.Elements[i], read[i], deconstruction);
        }

        return null;
    }

    private static bool IsVariable(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local.RefKind == RefKind.None,
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind == RefKind.None,
        _ => false,
    };

    // A value is named after the first variable that holds it.
    private static Value? Named(Value? value, string name)
    {
        switch (value)
        {
            case MemoryValue memory:
                memory.Origin.Name ??= name;
                return value;
            case PinValue pin:
                pin.Pin.Name ??= name;
                return value;
            case StreamValue { Name: null } stream:
                return stream with { Name = name };
            default:
                return value;
        }
    }
}
