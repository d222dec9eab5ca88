using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>What an operation does to a state: the expressions. Its calls are in the other part.</summary>
internal sealed partial class Evaluator(SemanticModel model, CipherClasses ciphers, Findings findings, IReadOnlyCollection<ISymbol> shared)
{
    // Local functions that call each other are followed this far.
    private const int MostNested = 3;

    private readonly Stack<ISymbol> _inside = new();
    private ControlFlowGraph? _graph;
    private ByteState _state = new();
    private int _unlike;

    public void Visit(ControlFlowGraph? graph, ByteState state, IOperation operation)
    {
        (ControlFlowGraph? outerGraph, ByteState outerState) = (_graph, _state);
        (_graph, _state) = (graph, state);
        Evaluate(operation);
        (_graph, _state) = (outerGraph, outerState);
    }

    /// <summary>The content of an expression outside of any method, such as the initialiser of a field.</summary>
    public Content ContentOf(IOperation initializer) => Evaluate(initializer) is { } value ? _state.ContentOf(value) : Content.Unknown(new());

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
                if (Evaluate(capture.Value) is { } captured) _state.Variables[capture.Id] = captured;
                else _state.Variables.Remove(capture.Id);
                return null;
            case IFlowCaptureReferenceOperation capture: return _state.Variables.TryGetValue(capture.Id, out Value? value) ? value : null;
            case ILocalReferenceOperation local: return Variable(operation, local.Local);
            case IParameterReferenceOperation parameter: return Variable(operation, parameter.Parameter);
            case IFieldReferenceOperation field: return Field(field);
            case IPropertyReferenceOperation property: return Property(property);
            case ISimpleAssignmentOperation assignment: return Assign(assignment);
            case ICompoundAssignmentOperation compound: return Change(compound.Target, compound.Value);
            case IIncrementOrDecrementOperation increment: return Change(increment.Target, null);
            case IConversionOperation conversion: return Convert(conversion);
            case IArrayCreationOperation array: return Array(array);
            case ICollectionExpressionOperation collection: return Elements(operation, collection.Elements);
            case IUtf8StringOperation text: return Make(operation, ContentKind.Literal, $"utf8 {text.Value}");
            case IDefaultValueOperation: return Make(operation, ContentKind.Default, "no bytes");
            case IArrayElementReferenceOperation element: return Part(operation, element.ArrayReference, element.Indices, isCopy: true);
            case IImplicitIndexerReferenceOperation indexer: return Part(operation, indexer.Instance, [indexer.Argument], isCopy: indexer.Instance.Type is IArrayTypeSymbol);
            case IInvocationOperation invocation: return Invoke(invocation);
            case IObjectCreationOperation creation: return Create(creation);
            case IFlowAnonymousFunctionOperation lambda: return Lambda(lambda, turns: 1);
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
            if (operation is ITupleOperation or IArrayInitializerOperation or IDeconstructionAssignmentOperation) Escape(value);
        }

        if (operation is IDeconstructionAssignmentOperation deconstruction)
            foreach (ILocalReferenceOperation local in deconstruction.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>()) _state.Variables[local.Local] = Make(local, ContentKind.Unknown);
        return null;
    }

    // A site is made anew each time that it is passed; what was made there before is something else.
    private Value Make(IOperation operation, ContentKind kind, object? stamp = null)
    {
        _state.Renew(operation);
        _state.Contents[operation] = new(kind, stamp ?? operation);
        return new(operation, "");
    }

    private Value Make(IOperation operation, Content content)
    {
        _state.Renew(operation);
        _state.Contents[operation] = content;
        return new(operation, "");
    }

    private Value? Variable(IOperation reference, ISymbol symbol)
    {
        if (shared.Contains(symbol, SymbolEqualityComparer.Default)) return Make(reference, ContentKind.Unknown);
        return _state.Variables.TryGetValue(symbol, out Value? value) ? value : symbol is IParameterSymbol ? new(symbol, "") : null;
    }

    private Value? Field(IFieldReferenceOperation reference)
    {
        if (reference.Field.Name == "Empty" && KnownMembers.QualifiedName(reference.Field.ContainingType) == "System.Guid") return Make(reference, ContentKind.Literal, "empty guid");
        if (reference.Instance is { } instance && instance is not IInstanceReferenceOperation)
        {
            Evaluate(instance);
            return Make(reference, ContentKind.Unknown);
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
        if (property.Name is "Span" or "Memory" && KnownMembers.IsMemory(reference.Instance?.Type)) return instance;
        if (property.Name == "Empty" && KnownMembers.IsMemory(property.ContainingType)) return Make(reference, ContentKind.Default, "no bytes");
        if (KnownMembers.IsOfThisProject(property) && (reference.Instance is null or IInstanceReferenceOperation))
        {
            if (SourceConstants.ContentOf(property, model, ciphers) is { } constant) return Make(reference, constant);
            if (SourceConstants.IsAutomatic(property)) return _state.Variables.TryGetValue(property, out Value? value) ? value : new(property, "");
        }

        Value result = Make(reference, ContentKind.Unknown);
        _state.Contents[result.Site] = Content.Unknown(reference) with { Escaped = true };
        return result;
    }

    private Value? Convert(IConversionOperation conversion)
    {
        Value? value = Evaluate(conversion.Operand);
        return conversion.Type is IPointerTypeSymbol ? Untrack(value) : value;
    }

    private Value? Array(IArrayCreationOperation array)
    {
        foreach (IOperation size in array.DimensionSizes) Evaluate(size);
        if (array.Type is not IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }) return Children(array);
        if (array.Initializer is { } initializer) return Elements(array, initializer.ElementValues);
        return array.DimensionSizes.All(size => size.ConstantValue is { HasValue: true, Value: 0 }) ? Make(array, ContentKind.Default, "no bytes") : Make(array, ContentKind.Zero, "zeros");
    }

    private Value? Elements(IOperation operation, ImmutableArray<IOperation> elements)
    {
        List<Content> contents = [.. elements.Select(element => Evaluate(element is ISpreadOperation spread ? spread.Operand : element) is { } value ? _state.ContentOf(value) : Content.Unknown(new()))];
        if (operation is ICollectionExpressionOperation && contents.Count == 0) return Make(operation, ContentKind.Default, "no bytes");
        return contents.All(content => content.IsConstant)
            ? Make(operation, new Content(ContentKind.Literal, string.Join(",", contents.Select(content => content.Stamp))) { Maybe = contents.Any(content => content.Maybe) })
            : Make(operation, ContentKind.Unknown);
    }

    private Value StackAlloc(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations) Evaluate(child);
        InitializerExpressionSyntax? initializer = operation.Syntax is StackAllocArrayCreationExpressionSyntax sized ? sized.Initializer : ((ImplicitStackAllocArrayCreationExpressionSyntax)operation.Syntax).Initializer;
        if (initializer is null) return Make(operation, ContentKind.Zero, "zeros");
        return initializer.Expressions.All(element => model.GetConstantValue(element).HasValue)
            ? Make(operation, ContentKind.Literal, $"{initializer.Expressions}")
            : Make(operation, ContentKind.Unknown);
    }

    // An index gives one element, of which nothing is known; a range gives a view or, of an array, a copy.
    private Value? Part(IOperation operation, IOperation memory, ImmutableArray<IOperation> indices, bool isCopy) => Part(operation, Evaluate(memory), indices, isCopy);

    private Value? Part(IOperation operation, Value? memory, ImmutableArray<IOperation> indices, bool isCopy)
    {
        foreach (IOperation index in indices) Evaluate(index);
        if (memory is null || !KnownMembers.IsMemory(operation.Type)) return null;
        Value part = new(memory.Site, Slice(memory.Slice, operation, indices));
        return isCopy && operation.Type is IArrayTypeSymbol ? Copy(operation, part) : part;
    }

    private Value Copy(IOperation operation, Value source)
    {
        Content content = _state.ContentOf(source);
        return Make(operation, content with { Stamp = source.Slice.Length == 0 ? content.Stamp : (content.Stamp, source.Slice), Escaped = false, Untracked = false });
    }

    // Bounds that are not constant make a part like no other.
    private string Slice(string outer, IOperation operation, IEnumerable<IOperation> bounds) =>
        bounds.All(bound => bound.ConstantValue.HasValue || bound is IRangeOperation range && range.ChildOperations.All(end => end.ConstantValue.HasValue || end.ChildOperations.All(inner => inner.ConstantValue.HasValue)))
            ? $"{outer}[{string.Join(",", bounds.Select(bound => bound.Syntax))}]"
            : $"{outer}[unlike {_unlike++}]";

    private Value? Assign(ISimpleAssignmentOperation assignment)
    {
        Value? value = Evaluate(assignment.Value);
        if (assignment.IsRef || assignment.Target.Type is IPointerTypeSymbol)
        {
            Untrack(assignment.Value is IArrayElementReferenceOperation element ? Evaluate(element.ArrayReference) : assignment.Value is IPropertyReferenceOperation { Instance: { } owner } ? Evaluate(owner) : value);
        }

        object? variable = assignment.Target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
            IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property.IsIndexer: false } property => property.Property,
            _ => null,
        };
        if (variable is null)
        {
            if (assignment.Target is not IPropertyReferenceOperation { Property.IsIndexer: false } and not IFieldReferenceOperation) return Change(assignment.Target, null, value);
            Evaluate(assignment.Target);
            Escape(value);
            return value;
        }

        _state.Variables[variable] = value ?? Make(assignment, ContentKind.Unknown);
        if (variable is IFieldSymbol or IPropertySymbol) Escape(value);
        return value;
    }

    // An element of some memory is written.
    private Value? Change(IOperation target, IOperation? operand, Value? written = null)
    {
        Evaluate(operand);
        IOperation? memory = target switch
        {
            IArrayElementReferenceOperation element => element.ArrayReference,
            IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Instance,
            IImplicitIndexerReferenceOperation indexer => indexer.Instance,
            _ => null,
        };
        if (memory is null)
        {
            Evaluate(target);
            if (target is ILocalReferenceOperation local) _state.Variables[local.Local] = Make(target, ContentKind.Unknown);
            return null;
        }

        Value? changed = Evaluate(memory);
        foreach (IOperation index in target.ChildOperations.Where(child => child != memory)) Evaluate(index);
        WritePart(changed, target, written is { } value && _state.ContentOf(value).IsConstant);
        return null;
    }
}
