using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <content>Memory that is allocated, and parts of it.</content>
internal sealed partial class Evaluator
{
    private Region? Array(IArrayCreationOperation array)
    {
        foreach (IOperation size in array.DimensionSizes)
        {
            Evaluate(size);
        }

        if (array is { Initializer: { } initializer, Type: IArrayTypeSymbol })
        {
            return Elements(array, initializer.ElementValues);
        }

        if (array.Type is not IArrayTypeSymbol { ElementType: var element } || !PlatformTypes.IsNumber(element))
        {
            return _state.Allocate(array, ContentKind.Unknown);
        }

        bool isEmpty = array.DimensionSizes.All(size => size.ConstantValue is { HasValue: true, Value: 0 });
        return _state.Allocate(array, isEmpty ? Content.NoBytes : Content.Zeros);
    }

    private Region? Elements(IOperation operation, ImmutableArray<IOperation> elements)
    {
        List<Region?> regions = [.. elements.Select(element => Evaluate(element is ISpreadOperation spread ? spread.Operand : element))];
        if (regions.Count == 1 && elements[0] is ISpreadOperation && regions[0] is { } copied)
        {
            return Copy(operation, copied);
        }

        Content content = operation is ICollectionExpressionOperation && regions.Count == 0
            ? Content.NoBytes
            : Derivation.Of(operation, [.. regions.Select((region, i) => ContentOfElement(operation, elements[i], region))]);
        Region made = _state.Allocate(operation, content);
        _state.Messages.Set(made.Site, [.. regions.OfType<Region>().SelectMany(region => _state.Messages.At(region.Site))]);
        return made;
    }

    // Memory that has another name may be written by that.
    private Content ContentOfElement(IOperation operation, IOperation element, Region? region)
    {
        bool isShared = region is not null && element is not ISpreadOperation && PlatformTypes.IsMemory(element.Type)
            && element.DescendantsAndSelf().Any(IsNamed);
        if (!isShared)
        {
            return _state.ContentOf(region);
        }

        _state.Contents[region!.Site] = Content.Foreign() with { Untracked = true };
        return Content.Unknown(operation);

        static bool IsNamed(IOperation part)
            => part is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IFlowCaptureReferenceOperation;
    }

    private Region StackAlloc(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Evaluate(child);
        }

        InitializerExpressionSyntax? initializer = operation.Syntax is StackAllocArrayCreationExpressionSyntax sized
            ? sized.Initializer
            : ((ImplicitStackAllocArrayCreationExpressionSyntax)operation.Syntax).Initializer;
        if (initializer is null)
        {
            return _state.Allocate(operation, Content.Zeros);
        }

        return initializer.Expressions.All(element => model.GetConstantValue(element).HasValue)
            ? _state.Allocate(operation, ContentKind.Literal, $"{initializer.Expressions}")
            : _state.Allocate(operation, ContentKind.Unknown);
    }

    // An index gives one element; a range gives a view or, of an array, a copy.
    private Region? Part(IOperation operation, Region? memory, ImmutableArray<IOperation> indices, bool isCopy)
    {
        List<Content> places = [.. indices.Select(ContentOf)];
        if (memory is null)
        {
            return null;
        }

        // An element, or a part of a text.
        if (operation.Type is { } type && (PlatformTypes.IsNumber(type) || type.SpecialType == SpecialType.System_String))
        {
            return _state.Allocate(operation, Derivation.Of(operation, [_state.ContentAt(memory), .. places]));
        }

        if (!PlatformTypes.IsMemory(operation.Type))
        {
            return null;
        }

        Region part = Slicing.Of(memory, indices);
        return isCopy && operation.Type is IArrayTypeSymbol ? Copy(operation, part) : part;
    }

    private Region Copy(IOperation operation, Region source)
    {
        ImmutableArray<Message> messages = _state.Messages.At(source.Site);
        Region copy = _state.Allocate(operation, _state.ContentOf(source) with { Escaped = false, Untracked = false });
        _state.Messages.Set(copy.Site, messages);
        return copy;
    }
}
