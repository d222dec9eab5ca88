using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <content>Reads expressions.</content>
internal sealed partial class StepReader
{
    public Value? Read(IOperation? operation)
    {
        if (operation is null)
        {
            return null;
        }

        if (Known.IsNull(operation))
        {
            return NullValue.Instance;
        }

        if (operation.ConstantValue.HasValue)
        {
            return OfConstant(operation.ConstantValue.Value);
        }

        switch (operation)
        {
            case IExpressionStatementOperation statement: return Read(statement.Operation);
            case ILocalReferenceOperation local: return OfVariable(local.Local, local.Type, local.Local.Name);
            case IParameterReferenceOperation parameter:
                return OfVariable(parameter.Parameter.OriginalDefinition, parameter.Type, parameter.Parameter.Name);
            case IFieldReferenceOperation field: return OfField(field);
            case IFlowCaptureOperation capture: return Capture(capture);
            case IFlowCaptureReferenceOperation reference: return Variables.TryGet(reference.Id, out Value? captured) ? captured : null;
            case IConversionOperation conversion: return Convert(conversion);
            case IDefaultValueOperation when operation.Type?.IsReferenceType is true
                || PlatformTypes.IsPointer(operation.Type)
                || PlatformTypes.NameOf(operation.Type) is PlatformTypes.MemoryHandle or PlatformTypes.GcHandle or PlatformTypes.PinnedGcHandle:
                return NullValue.Instance;
            case IDefaultValueOperation when PlatformTypes.IsSpanOrMemory(operation.Type): return Make(operation, OriginKind.Native, Quantity.Zero);
            case ISimpleAssignmentOperation assignment: return AssignResult(assignment);
            case ICompoundAssignmentOperation compound: return Compound(compound);
            case IIncrementOrDecrementOperation increment: return Increment(increment);
            case IDeconstructionAssignmentOperation deconstruction: return Deconstruct(deconstruction);
            case ITupleOperation tuple: return OfTuple(tuple);
            case IBinaryOperation binary:
                return Calculate(binary.OperatorKind, Read(binary.LeftOperand), Read(binary.RightOperand), binary.LeftOperand.Type)
                    ?? Unknown(binary);
            case IAddressOfOperation { Reference: IFieldReferenceOperation { Instance: { Type.IsValueType: true } } }: return Unknown(operation);
            case IAddressOfOperation { Reference: IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } }:
                return SlotOf(parameter);
            case IAddressOfOperation address: return Locate(address.Reference);
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation: return Element(operation);
            case IPropertyReferenceOperation property: return Property(property);
            case IInvocationOperation invocation: return Invoke(invocation);
            case IObjectCreationOperation creation: return Create(creation);
            case IArrayCreationOperation array: return CreateArray(array);
            case ICollectionExpressionOperation collection: return Collect(collection);
            case IAwaitOperation await:
                Read(await.Operation);
                OthersRun(await);
                return Unknown(await);
            case IFlowAnonymousFunctionOperation lambda:
                EscapeNamedIn(lambda.Syntax, lambda);
                return null;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } function:
                EscapeNamedIn(function.Method.DeclaringSyntaxReferences[0].GetSyntax(), function);
                return null;
            case { Kind: OperationKind.None }: return OfPointerSyntax(operation);
            default: return ReadChildren(operation);
        }
    }

    private Value? ReadChildren(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            // The analyzer does not follow a stream into a tuple or a delegate, or out of an iterator.
            if (Read(child) is StreamValue stream
                && operation is not (IIsNullOperation or IIsPatternOperation or IIsTypeOperation or IBinaryOperation))
            {
                Add(new StreamEscaped(stream, child));
            }
        }

        return null;
    }

    private static Value? OfConstant(object? constant) => constant switch
    {
        int number => new NumberValue(Quantity.Of(number)),
        long number => new NumberValue(Quantity.Of(number)),
        uint number => new NumberValue(Quantity.Of(number)),
        ulong number and <= long.MaxValue => new NumberValue(Quantity.Of((long)number)),
        byte number => new NumberValue(Quantity.Of(number)),
        short number => new NumberValue(Quantity.Of(number)),
        _ => null,
    };

    private Value? OfVariable(ISymbol variable, ITypeSymbol? type, string name)
    {
        if (Variables.TryGet(variable, out Value? value))
        {
            return value;
        }

        // The variable belongs to the method around a lambda, so other code may do anything with it.
        return Known.IsStream(type) ? null : Sources.Unknown(variable, type, name);
    }

    private Value? OfField(IFieldReferenceOperation field)
    {
        if (field.Instance is not (null or IInstanceReferenceOperation))
        {
            return Part(Read(field.Instance), field);
        }

        if (!Variables.TryGet(field.Field, out Value? value))
        {
            value = FieldMemory.Read(field, Sources);
            Set(field.Field, value);
        }

        return value;
    }

    private Value? Capture(IFlowCaptureOperation capture)
    {
        Sources.CaptureTargets[capture.Id] = capture.Value;
        Value? value = Read(capture.Value);
        Set(capture.Id, value);
        return value;
    }

    private Value? Convert(IConversionOperation conversion)
    {
        Value? value = Read(conversion.Operand);

        // A foreach over an array yields its elements as objects.
        if (value is null && conversion.Operand.Type?.SpecialType is SpecialType.System_Object)
        {
            return Unknown(conversion);
        }

        return value is MemoryValue && conversion.Type?.SpecialType is SpecialType.System_Object ? value
            : value is NumberValue
                && conversion.Type?.SpecialType is SpecialType.System_Byte or SpecialType.System_Single or SpecialType.System_Double
                ? null
            : value;
    }

    private static Value? Calculate(BinaryOperatorKind kind, Value? left, Value? right, ITypeSymbol? leftType)
    {
        Quantity? number = (right as NumberValue)?.Quantity;
        if (left is MemoryValue memory)
        {
            Quantity? bytes = Quantity.Multiply(number, PlatformTypes.ElementSize(leftType) is { } size ? Quantity.Of(size) : null);
            return kind switch
            {
                BinaryOperatorKind.Add => memory with { Start = Quantity.Add(memory.Start, bytes), Length = null },
                BinaryOperatorKind.Subtract when right is NumberValue
                    => memory with { Start = Quantity.Subtract(memory.Start, bytes), Length = null },
                _ => null,
            };
        }

        Quantity? first = (left as NumberValue)?.Quantity;
        Quantity? result = kind switch
        {
            BinaryOperatorKind.Add => Quantity.Add(first, number),
            BinaryOperatorKind.Subtract => Quantity.Subtract(first, number),
            BinaryOperatorKind.Multiply => Quantity.Multiply(first, number),
            _ => null,
        };
        return result is { } known ? new NumberValue(known) : null;
    }

    // stackalloc, fixed, *p, p[i] and p->f have no operation of their own.
    private Value? OfPointerSyntax(IOperation operation)
    {
        IOperation? first = operation.ChildOperations.FirstOrDefault();
        switch (operation.Syntax)
        {
            case StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax:
                return StackAllocate(operation, first);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression } when operation.ChildOperations.Count == 1:
            case ElementAccessExpressionSyntax when operation.ChildOperations.Count == 2:
                return Known.IsVector(operation.Type) ? Element(operation) : ReadChildren(operation) ?? Unknown(operation);
            default:
                return operation.ChildOperations.Count == 1 ? Read(first) : ReadChildren(operation);
        }
    }

    private Value StackAllocate(IOperation operation, IOperation? count)
    {
        Value? number = Read(count);
        foreach (IOperation other in operation.ChildOperations.Skip(1))
        {
            Read(other);
        }

        if (Known.IsContainer(operation.Type))
        {
            return MakeContainer(operation, ContentsValue.Empty);
        }

        Quantity? size = PlatformTypes.ElementSize(operation.Type) is { } bytes ? Quantity.Of(bytes) : null;
        return Make(operation, OriginKind.Stack, Quantity.Multiply((number as NumberValue)?.Quantity, size));
    }
}
