using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>What an operation does to a state: the expressions. Its calls are in the other part.</summary>
internal sealed partial class Evaluator(SemanticModel model, CipherClasses ciphers, Findings findings, ChangedVariables changed)
{
    // Local functions that call each other are followed this far.
    private const int MostNested = 3;

    // Of a part that is not known.
    private const string Unlike = "unlike";

    private readonly Stack<ISymbol> _inside = new();

    // What is assigned to later, where that depends on what it holds: x ??= y.
    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private ControlFlowGraph? _graph;
    private ByteState _state = new();
    private int _unlike;

    public Value? Visit(ControlFlowGraph? graph, ByteState state, IOperation operation)
    {
        (ControlFlowGraph? outerGraph, ByteState outerState) = (_graph, _state);
        (_graph, _state) = (graph, state);
        Value? value = Evaluate(operation);
        (_graph, _state) = (outerGraph, outerState);
        return value;
    }

    /// <summary>The content of an expression outside of any method, such as the initialiser of a field.</summary>
    public Content ContentOf(IOperation initializer) => ContentOf(Evaluate(initializer));

    private Value? Evaluate(IOperation? operation)
    {
        if (operation is null) return null;
        if (operation.ConstantValue.HasValue)
        {
            return operation.ConstantValue.Value is { } constant and not ""
                ? Make(operation, ContentKind.Literal, $"constant {constant}")
                : Make(operation, ContentKind.Default, "no bytes");
        }

        switch (operation)
        {
            case IFlowCaptureOperation capture:
                _captured[capture.Id] = capture.Value;
                if (Evaluate(capture.Value) is { } captured) _state.Variables[capture.Id] = captured;
                else _state.Variables.Remove(capture.Id);
                return null;
            case IFlowCaptureReferenceOperation capture: return _state.Variables.TryGetValue(capture.Id, out Value? value) ? value : null;
            case ILocalReferenceOperation local: return Variable(operation, local.Local);
            case IParameterReferenceOperation parameter: return Variable(operation, parameter.Parameter);
            case IFieldReferenceOperation field: return Field(field);
            case IPropertyReferenceOperation property: return Property(property);
            case ISimpleAssignmentOperation assignment: return Assign(assignment);
            case IDeconstructionAssignmentOperation deconstruction: return Deconstruct(deconstruction);
            case ICompoundAssignmentOperation compound: return Change(compound.Target, Evaluate(compound.Value), isAddition: true);
            case IIncrementOrDecrementOperation increment: return Change(increment.Target, Make(increment, ContentKind.Literal), isAddition: true);
            case IConversionOperation conversion: return Convert(conversion);
            case IArrayCreationOperation array: return Array(array);
            case ICollectionExpressionOperation collection: return Elements(operation, collection.Elements);
            case IUtf8StringOperation text: return Make(operation, ContentKind.Literal, $"utf8 {text.Value}");
            case IDefaultValueOperation: return Make(operation, ContentKind.Default, "no bytes");
            case IBinaryOperation or IUnaryOperation or IInterpolatedStringOperation or IInterpolationOperation or IRangeOperation: return Computation(operation);
            case IArrayElementReferenceOperation element: return Part(operation, element.ArrayReference, element.Indices, isCopy: true);
            case IImplicitIndexerReferenceOperation indexer: return Part(operation, indexer.Instance, [indexer.Argument], isCopy: indexer.Instance.Type is IArrayTypeSymbol);
            case IInvocationOperation invocation: return Invoke(invocation);
            case IObjectCreationOperation creation: return Create(creation);
            case IFlowAnonymousFunctionOperation lambda: return Lambda(lambda, turns: 1);
            case IAwaitOperation wait: return Await(wait);
            case IAddressOfOperation address: return Untrack(Evaluate(address.Reference));
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }: return StackAlloc(operation);
            case { Kind: OperationKind.None }:
                foreach (IOperation child in operation.ChildOperations) Untrack(Evaluate(child));
                return null;
            default: return Children(operation);
        }
    }

    // What is put into another object may be written by whoever has that.
    private Value? Children(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Value? value = Evaluate(child);
            if (operation is ITupleOperation or IArrayInitializerOperation) Escape(value);
        }

        return null;
    }

    // Arithmetic, and texts put together.
    private Value Computation(IOperation operation)
    {
        List<Content> contents = [.. operation.ChildOperations.Select(child => ContentOf(Evaluate(child is IInterpolatedStringTextOperation text ? text.Text : child)))];
        return Make(operation, Combined(operation, contents));
    }

    // Of a tuple that is written out, each variable has its part.
    private Value? Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        IOperation source = deconstruction.Value;
        while (source is IConversionOperation conversion) source = conversion.Operand;
        if (target is ITupleOperation targets && source is ITupleOperation sources && targets.Elements.Length == sources.Elements.Length)
        {
            List<Value?> values = [.. sources.Elements.Select(Evaluate)];
            for (int i = 0; i < values.Count; i++) AssignTo(targets.Elements[i] is IDeclarationExpressionOperation declared ? declared.Expression : targets.Elements[i], values[i]);
            return null;
        }

        Escape(Evaluate(source));
        foreach (IOperation part in target.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation) AssignTo(part, null);
        }

        return null;
    }

    // A site is made anew each time that it is passed; what was made there before is something else.
    private Value Make(IOperation operation, ContentKind kind, object? stamp = null) => Make(operation, new Content(kind, stamp ?? operation));

    private Value Make(IOperation operation, Content content)
    {
        _state.Renew(operation);
        ChangeMembers(operation);
        _state.Contents[operation] = content;
        return new(operation, "");
    }

    private Value? Variable(IOperation reference, ISymbol symbol)
    {
        if (changed.KindOf(symbol) is { } kind) return Make(reference, kind);
        if (symbol is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } parameter && PlatformTypes.IsNumber(parameter.Type)) return Make(reference, ContentKind.Unknown);
        return _state.Variables.TryGetValue(symbol, out Value? value) ? value : symbol is IParameterSymbol ? new(symbol, "") : null;
    }

    private Value? Convert(IConversionOperation conversion)
    {
        Value? value = Evaluate(conversion.Operand);
        return conversion.Type is IPointerTypeSymbol ? Untrack(value) : value;
    }

    private Value? Assign(ISimpleAssignmentOperation assignment)
    {
        Value? value = Evaluate(assignment.Value);
        if (assignment.IsRef || assignment.Target.Type is IPointerTypeSymbol)
        {
            Untrack(assignment.Value is IArrayElementReferenceOperation element ? Evaluate(element.ArrayReference) : assignment.Value is IPropertyReferenceOperation { Instance: { } owner } ? Evaluate(owner) : value);
        }

        AssignTo(assignment.Target, value ?? (assignment.Target is ILocalReferenceOperation or IParameterReferenceOperation ? Make(assignment, ContentKind.Unknown) : null));
        return value;
    }

    private void AssignTo(IOperation target, Value? value)
    {
        if (target is IFlowCaptureReferenceOperation reference && _captured.TryGetValue(reference.Id, out IOperation? captured))
        {
            AssignTo(captured, value);
            return;
        }

        object? variable = target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
            IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property.IsIndexer: false } property => property.Property,
            _ => null,
        };
        if (variable is ISymbol symbol)
        {
            // A number in a field is often a counter.
            bool isField = IsField(symbol);
            ChangeMembers(symbol);
            _state.Variables[symbol] = value is null || (isField && target.Type is { } type && PlatformTypes.IsNumber(type)) ? Make(target, ContentKind.Unknown) : value;
            if (isField) Escape(value);
        }
        else if (target is IPropertyReferenceOperation { Property.IsIndexer: false } or IFieldReferenceOperation)
        {
            Evaluate(target);
            Escape(value);
            ChangeMember(target is IFieldReferenceOperation field ? field.Field : ((IPropertyReferenceOperation)target).Property);
        }
        else if (target is not IDiscardOperation)
        {
            Change(target, value, isAddition: false);
        }
    }

    // An element of some memory is written, or a number changed.
    private Value? Change(IOperation target, Value? written, bool isAddition)
    {
        (IOperation? memory, ImmutableArray<IOperation> indices) = target switch
        {
            IArrayElementReferenceOperation element => (element.ArrayReference, element.Indices),
            IPropertyReferenceOperation { Property.IsIndexer: true } indexer => (indexer.Instance, [.. indexer.Arguments.Select(argument => argument.Value)]),
            IImplicitIndexerReferenceOperation indexer => (indexer.Instance, [indexer.Argument]),
            _ => (null, ImmutableArray<IOperation>.Empty),
        };
        if (memory is null)
        {
            Evaluate(target);
            if (target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation) AssignTo(target, null);
            return null;
        }

        Value? changed = Evaluate(memory);
        bool isFixed = indices.Select(index => ContentOf(Evaluate(index))).ToList().All(content => content.IsConstant);
        if (changed is not null && written is not null) AddTo(changed, written, isFixed ? string.Join(",", indices.Select(index => index.Syntax)) : null);
        Content content = ContentOf(written);
        if (!isAddition && FillLoop.Holds(target.Syntax, model)) (isFixed, content) = (true, content.Kind == ContentKind.Computed ? content with { Kind = ContentKind.Literal } : content);
        return WritePart(changed, target, content, isFixed && !isAddition);
    }
}
