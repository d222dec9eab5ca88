using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// Finds what an operation denotes and what it does to a state. Each kind of operation has a type of its own, which evaluates the operation's parts
/// here again.
/// </summary>
internal sealed class Evaluator
{
    private readonly ChangedVariables _changed;
    private readonly Assignments _assignments;
    private readonly Members _members;
    private readonly Calls _calls;

    /// <param name="model">The semantic model of the file.</param>
    /// <param name="ciphers">The cipher classes.</param>
    /// <param name="changed">Variables that are not followed.</param>
    public Evaluator(SemanticModel model, CipherClasses ciphers, ChangedVariables changed)
    {
        Model = model;
        Ciphers = ciphers;
        _changed = changed;
        _assignments = new(this);
        _members = new(this);
        _calls = new(this);
        CipherCalls = new(ciphers);
        PlatformCalls = new(this);
        UnknownCalls = new(this);
        Functions = new(this);
        MemoryParts = new(this);
    }

    public SemanticModel Model { get; }

    public CipherClasses Ciphers { get; }

    public CipherCalls CipherCalls { get; }

    public PlatformCalls PlatformCalls { get; }

    public UnknownCalls UnknownCalls { get; }

    public NestedFunctions Functions { get; }

    public MemoryParts MemoryParts { get; }

    /// <summary>The graph of the method or nested function that is walked; null outside of any.</summary>
    public ControlFlowGraph? Graph { get; private set; }

    /// <summary>The state before the operation, and after it what the operation made of it.</summary>
    public MethodState State { get; private set; } = new(new Findings());

    /// <summary>Takes a state through one operation of a graph.</summary>
    public Region? Visit(ControlFlowGraph? graph, MethodState state, IOperation operation)
    {
        (ControlFlowGraph? outerGraph, MethodState outerState) = (Graph, State);
        (Graph, State) = (graph, state);
        Region? region = Evaluate(operation);
        (Graph, State) = (outerGraph, outerState);
        return region;
    }

    /// <summary>Returns the content of an expression outside of any method, such as the initializer of a field.</summary>
    public Content ContentOf(IOperation initializer) => State.ContentOf(Evaluate(initializer));

    public Region? Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return null;
        }

        if (operation.ConstantValue.HasValue)
        {
            return operation.ConstantValue.Value is { } constant and not ""
                ? State.Allocate(operation, new Written(WrittenAs.Constant, $"{constant}"))
                : State.Allocate(operation, Content.NoBytes);
        }

        switch (operation)
        {
            case IFlowCaptureOperation capture: return _assignments.Capture(capture);
            case IFlowCaptureReferenceOperation capture: return State.RegionOf(capture.Id);
            case ILocalReferenceOperation local: return Variable(operation, local.Local);
            case IParameterReferenceOperation parameter: return Variable(operation, parameter.Parameter);
            case IFieldReferenceOperation field: return _members.Field(field);
            case IPropertyReferenceOperation property: return _members.Property(property);
            case ISimpleAssignmentOperation assignment: return _assignments.Assign(assignment);
            case IDeconstructionAssignmentOperation deconstruction: return _assignments.Deconstruct(deconstruction);
            case ICompoundAssignmentOperation compound: return _assignments.Change(compound.Target, Evaluate(compound.Value), isAddition: true);
            case IIncrementOrDecrementOperation increment:
                return _assignments.Change(increment.Target, State.Allocate(increment, ContentKind.Literal), isAddition: true);
            case IConversionOperation conversion: return Convert(conversion);
            case IArrayCreationOperation array: return MemoryParts.Array(array);
            case ICollectionExpressionOperation collection: return MemoryParts.Elements(operation, collection.Elements);
            case IUtf8StringOperation text: return State.Allocate(operation, new Written(WrittenAs.Utf8Literal, text.Value));
            case IDefaultValueOperation: return State.Allocate(operation, Content.NoBytes);
            case IBinaryOperation or IUnaryOperation or IInterpolatedStringOperation or IInterpolationOperation or IRangeOperation:
                return Computation(operation);
            case IArrayElementReferenceOperation element:
                return MemoryParts.Part(operation, Evaluate(element.ArrayReference), element.Indices, isCopy: true);
            case IImplicitIndexerReferenceOperation indexer:
                return MemoryParts.Part(operation, Evaluate(indexer.Instance), [indexer.Argument], isCopy: indexer.Instance.Type is IArrayTypeSymbol);
            case IInvocationOperation invocation: return _calls.Invoke(invocation);
            case IObjectCreationOperation creation: return _calls.Create(creation);
            case IFlowAnonymousFunctionOperation lambda: return Functions.Pass(lambda, iterations: 1);
            case IAwaitOperation wait: return Await(wait);
            case IAddressOfOperation address: return Untracked(Evaluate(address.Reference));
            case { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return MemoryParts.StackAlloc(operation);
            default: return Children(operation);
        }
    }

    // What is put into another object may be written by whoever has that; pointers have no operation of their own.
    private Region? Children(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Region? region = Evaluate(child);
            if (operation.Kind == OperationKind.None)
            {
                State.Untrack(region);
            }
            else if (operation is ITupleOperation or IArrayInitializerOperation)
            {
                State.Escape(region);
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
        return State.Allocate(operation, Derivation.Of(operation, contents));
    }

    private Region? Variable(IOperation reference, ISymbol symbol)
    {
        if (_changed.KindOf(symbol) is { } kind)
        {
            return State.Allocate(reference, kind);
        }

        return symbol is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } parameter && PlatformTypes.IsNumber(parameter.Type)
            ? State.Allocate(reference, ContentKind.Unknown)
            : State.RegionOf(symbol);
    }

    private Region? Convert(IConversionOperation conversion)
    {
        Region? region = Evaluate(conversion.Operand);
        return conversion.Type is IPointerTypeSymbol ? Untracked(region) : region;
    }

    // Other threads run meanwhile, and may have the same objects.
    private Region? Await(IAwaitOperation wait)
    {
        Region? awaited = Evaluate(wait.Operation);
        State.ChangeAllMembers();
        return awaited is null ? null : State.Allocate(wait, ContentKind.Unknown);
    }

    private Region? Untracked(Region? region)
    {
        State.Untrack(region);
        return region;
    }
}
