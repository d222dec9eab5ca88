using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Evaluates what allocates memory and what denotes a part of it.</summary>
internal sealed class MemoryParts(Evaluator evaluator)
{
    private MethodState State => evaluator.State;

    public Region? Array(IArrayCreationOperation array)
    {
        foreach (IOperation size in array.DimensionSizes)
        {
            evaluator.Evaluate(size);
        }

        if (array is { Initializer: { } initializer, Type: IArrayTypeSymbol })
        {
            return Elements(array, initializer.ElementValues);
        }

        if (array.Type is not IArrayTypeSymbol { ElementType: var element } || !PlatformTypes.IsNumber(element))
        {
            return State.Allocate(array, ContentKind.Unknown);
        }

        bool isEmpty = array.DimensionSizes.All(size => size.ConstantValue is { HasValue: true, Value: 0 });
        return State.Allocate(array, isEmpty ? Content.NoBytes : Content.Zeros);
    }

    public Region? Elements(IOperation operation, ImmutableArray<IOperation> elements)
    {
        List<Region?> regions = [.. elements.Select(element => evaluator.Evaluate(element is ISpreadOperation spread ? spread.Operand : element))];
        if (regions.Count == 1 && elements[0] is ISpreadOperation && regions[0] is { } copied)
        {
            return Copy(operation, copied);
        }

        Content content = operation is ICollectionExpressionOperation && regions.Count == 0
            ? Content.NoBytes
            : Derivation.Of(operation, [.. regions.Select((region, i) => ContentOfElement(operation, elements[i], region))]);
        Region made = State.Allocate(operation, content);
        State.Messages.Set(made.Site, [.. regions.OfType<Region>().SelectMany(region => State.Messages.At(region.Site))]);
        return made;
    }

    // Code may write the memory through its other name.
    private Content ContentOfElement(IOperation operation, IOperation element, Region? region)
    {
        bool isShared = region is not null && element is not ISpreadOperation && PlatformTypes.IsMemory(element.Type)
            && element.DescendantsAndSelf().Any(IsNamed);
        if (!isShared)
        {
            return State.ContentOf(region);
        }

        State.Contents[region!.Site] = Content.Foreign() with { Untracked = true };
        return Content.Unknown(operation);

        static bool IsNamed(IOperation part)
            => part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IFlowCaptureReferenceOperation;
    }

    public Region StackAlloc(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            evaluator.Evaluate(child);
        }

        InitializerExpressionSyntax? initializer = operation.Syntax is StackAllocArrayCreationExpressionSyntax sized
            ? sized.Initializer
            : ((ImplicitStackAllocArrayCreationExpressionSyntax)operation.Syntax).Initializer;
        if (initializer is null)
        {
            return State.Allocate(operation, Content.Zeros);
        }

        return initializer.Expressions.All(element => evaluator.Model.GetConstantValue(element).HasValue)
            ? State.Allocate(operation, new Written(WrittenAs.StackAlloc, $"{initializer.Expressions}"))
            : State.Allocate(operation, ContentKind.Unknown);
    }

    // An index gives one element; a range gives a view or, of an array, a copy.
    public Region? Part(IOperation operation, Region? memory, ImmutableArray<IOperation> indices, bool isCopy)
    {
        List<Content> places = [.. indices.Select(evaluator.ContentOf)];
        if (memory is null)
        {
            return null;
        }

        // An element, or a part of a text.
        if (operation.Type is { } type && (PlatformTypes.IsNumber(type) || type.SpecialType == SpecialType.System_String))
        {
            return State.Allocate(operation, Derivation.Of(operation, [State.ContentAt(memory), .. places]));
        }

        if (!PlatformTypes.IsMemory(operation.Type))
        {
            return null;
        }

        Region part = Slicing.Of(memory, indices);
        return isCopy && operation.Type is IArrayTypeSymbol ? Copy(operation, part) : part;
    }

    public Region Copy(IOperation operation, Region source)
    {
        ImmutableArray<Message> messages = State.Messages.At(source.Site);
        Region copy = State.Allocate(operation, State.ContentOf(source) with { Escaped = false, Untracked = false });
        State.Messages.Set(copy.Site, messages);
        return copy;
    }
}
