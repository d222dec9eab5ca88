using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>What an operation does to a state, and what it denotes.</summary>
/// <param name="model">The semantic model of the file.</param>
/// <param name="ciphers">The cipher classes.</param>
/// <param name="changed">Variables that are not followed.</param>
internal sealed partial class Evaluator(SemanticModel model, CipherClasses ciphers, ChangedVariables changed)
{
    // Local functions that call each other are followed this far.
    private const int MostNested = 3;

    private readonly CipherCalls _cipherCalls = new(ciphers);
    private readonly Stack<ISymbol> _inside = new();

    // What is assigned to later, where that depends on what it holds: x ??= y.
    private readonly Dictionary<CaptureId, IOperation> _captured = [];
    private ControlFlowGraph? _graph;
    private MethodState _state = new(new Findings());

    /// <summary>Takes a state through one operation of a graph.</summary>
    public Region? Visit(ControlFlowGraph? graph, MethodState state, IOperation operation)
    {
        (ControlFlowGraph? outerGraph, MethodState outerState) = (_graph, _state);
        (_graph, _state) = (graph, state);
        Region? region = Evaluate(operation);
        (_graph, _state) = (outerGraph, outerState);
        return region;
    }

    /// <summary>Returns the content of an expression outside of any method, such as the initializer of a field.</summary>
    public Content ContentOf(IOperation initializer) => _state.ContentOf(Evaluate(initializer));

    private Region? Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return null;
        }

        if (operation.ConstantValue.HasValue)
        {
            return operation.ConstantValue.Value is { } constant and not ""
                ? _state.Allocate(operation, ContentKind.Literal, $"constant {constant}")
                : _state.Allocate(operation, Content.NoBytes);
        }

        switch (operation)
        {
            case IFlowCaptureOperation capture: return Capture(capture);
            case IFlowCaptureReferenceOperation capture: return _state.RegionOf(capture.Id);
            case ILocalReferenceOperation local: return Variable(operation, local.Local);
            case IParameterReferenceOperation parameter: return Variable(operation, parameter.Parameter);
            case IFieldReferenceOperation field: return Field(field);
            case IPropertyReferenceOperation property: return Property(property);
            case ISimpleAssignmentOperation assignment: return Assign(assignment);
            case IDeconstructionAssignmentOperation deconstruction: return Deconstruct(deconstruction);
            case ICompoundAssignmentOperation compound: return Change(compound.Target, Evaluate(compound.Value), isAddition: true);
            case IIncrementOrDecrementOperation increment:
                return Change(increment.Target, _state.Allocate(increment, ContentKind.Literal), isAddition: true);
            case IConversionOperation conversion: return Convert(conversion);
            case IArrayCreationOperation array: return Array(array);
            case ICollectionExpressionOperation collection: return Elements(operation, collection.Elements);
            case IUtf8StringOperation text: return _state.Allocate(operation, ContentKind.Literal, $"utf8 {text.Value}");
            case IDefaultValueOperation: return _state.Allocate(operation, Content.NoBytes);
            case IBinaryOperation or IUnaryOperation or IInterpolatedStringOperation or IInterpolationOperation or IRangeOperation:
                return Computation(operation);
            case IArrayElementReferenceOperation element: return Part(operation, Evaluate(element.ArrayReference), element.Indices, isCopy: true);
            case IImplicitIndexerReferenceOperation indexer:
                return Part(operation, Evaluate(indexer.Instance), [indexer.Argument], isCopy: indexer.Instance.Type is IArrayTypeSymbol);
            case IInvocationOperation invocation: return Invoke(invocation);
            case IObjectCreationOperation creation: return Create(creation);
            case IFlowAnonymousFunctionOperation lambda: return Lambda(lambda, iterations: 1);
            case IAwaitOperation wait: return Await(wait);
            case IAddressOfOperation address: return Untracked(Evaluate(address.Reference));
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return StackAlloc(operation);
            default: return Children(operation);
        }
    }

    private Region? Capture(IFlowCaptureOperation capture)
    {
        _captured[capture.Id] = capture.Value;
        if (Evaluate(capture.Value) is { } captured)
        {
            _state.Variables[capture.Id] = captured;
        }
        else
        {
            _state.Variables.Remove(capture.Id);
        }

        return null;
    }

    // What is put into another object may be written by whoever has that; pointers have no operation of their own.
    private Region? Children(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Region? region = Evaluate(child);
            if (operation.Kind == OperationKind.None)
            {
                _state.Untrack(region);
            }
            else if (operation is ITupleOperation or IArrayInitializerOperation)
            {
                _state.Escape(region);
            }
        }

        return null;
    }

    // Arithmetic, and texts put together.
    private Region Computation(IOperation operation)
    {
        List<Content> contents =
        [
            .. operation.ChildOperations.Select(child => ContentOf(child is IInterpolatedStringTextOperation text ? text.Text : child)),
        ];
        return _state.Allocate(operation, Derivation.Of(operation, contents));
    }

    private Region? Variable(IOperation reference, ISymbol symbol)
    {
        if (changed.KindOf(symbol) is { } kind)
        {
            return _state.Allocate(reference, kind);
        }

        return symbol is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } parameter && PlatformTypes.IsNumber(parameter.Type)
            ? _state.Allocate(reference, ContentKind.Unknown)
            : _state.RegionOf(symbol);
    }

    private Region? Convert(IConversionOperation conversion)
    {
        Region? region = Evaluate(conversion.Operand);
        return conversion.Type is IPointerTypeSymbol ? Untracked(region) : region;
    }

    private Region? Untracked(Region? region)
    {
        _state.Untrack(region);
        return region;
    }
}
