using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The calls that return the same memory, or the same vectors.</summary>
internal static class MemoryViews
{
    /// <summary>The key under which an enumerator holds the memory that it enumerates.</summary>
    public static readonly object Elements = new();

    public static bool TryRead(Call call, StepReader reader, out Value? result)
    {
        Value? viewed = call.Instance ?? call[0];
        result = (viewed, call.Name) switch
        {
            (MemoryValue memory, _) when call.Member.Effect is MemoryEffect.View => Slice(call, memory),
            (MemoryValue memory, _) when call.Member.Effect is MemoryEffect.Address => memory,
            (ContainerValue vectors, "AsSpan" or "Slice") => SliceContainer(call, vectors, reader),
            (ContainerValue vectors, "ToArray" or "GetEnumerator" or "GetPinnableReference" or "ToList") => vectors,
            (MemoryValue memory, "GetEnumerator") => new ContentsValue(ImmutableDictionary<object, Value>.Empty.Add(Elements, memory)),
            (ContainerValue container, "Add" or "Enqueue" or "Push") => Append(call, container, reader),
            (ContainerValue container, "Dequeue" or "Pop") when IsDraining(call) => reader.Take(container, call.Operation, call.Method.ReturnType),
            (ContainerValue vectors, "Clear") => reader.Empty(vectors),
            (MemoryValue memory, "GetSpan") => memory,
            (PinValue pin, "AddrOfPinnedObject" or "GetAddressOfArrayData" or "GetAddressOfObjectData") => pin.Pinned,
            (MemoryValue memory, "UnsafeAddrOfPinnedArrayElement") when call.Owner == PlatformTypes.Marshal => Element(memory, call),
            (MemoryValue memory, _) when call.Owner == PlatformTypes.Unsafe => OfUnsafe(call, memory),
            (MemoryValue memory, _) when call.Owner == PlatformTypes.MemoryMarshal => OfMemoryMarshal(call, memory, reader),
            (MemoryValue memory, "Add" or "Subtract") when PlatformTypes.IsPointer(call.Method.ContainingType)
                => memory with { Start = call.Name == "Add" ? Quantity.Add(memory.Start, call.Number(1)) : null, Length = null },
            _ => null,
        };
        return result is not null;
    }

    /// <summary>new Span(…), new Memory(…), new PinnedGCHandle(…), new List of vectors.</summary>
    public static bool TryCreate(Call call, StepReader reader, out Value? result)
    {
        ITypeSymbol type = call.Method.ContainingType;
        result = (call[0], PlatformTypes.NameOf(type)) switch
        {
            (MemoryValue memory, _) when PlatformTypes.IsSpanOrMemory(type) => call.Arguments.Count switch
            {
                2 => memory with { Length = call.Number(1) },
                3 => memory.Slice(call.Number(1), call.Number(2)),
                _ => memory,
            },
            (ContainerValue vectors, _) when Known.IsContainer(type) => vectors,
            (_, PlatformTypes.PinnedGcHandle) => MemorySources.PinByHandle(call, reader, isPinning: true),
            (MemoryValue memory, "System.IntPtr" or "System.UIntPtr") => memory,
            _ when Known.IsContainer(type) => reader.MakeContainer(call.Operation, ContentsValue.Empty),
            _ => null,
        };
        return result is not null;
    }

    private static MemoryValue Slice(Call call, MemoryValue memory)
    {
        // The first argument of an extension method is its instance.
        int first = call.Instance is null ? 1 : 0;
        bool isRange = call.Arguments.Count > first && call.Arguments[first].Operation.Value.Type?.Name is "Range" or "Index";
        if (isRange)
        {
            return memory with { Start = null, Length = null };
        }

        Quantity? size = PlatformTypes.ElementSize((call.Instance is null
            ? call.Arguments[0].Operation.Value
            : ((IInvocationOperation)call.Operation).Instance)?.Type) is { } bytes
            ? Quantity.Of(bytes)
            : null;
        Quantity? start = call.Arguments.Count > first ? Quantity.Multiply(call.Number(first), size) : Quantity.Zero;
        Quantity? length = call.Arguments.Count > first + 1
            ? Quantity.Multiply(call.Number(first + 1), size)
            : Quantity.Subtract(memory.Length, start);
        return memory.Slice(start, length);
    }

    private static Value SliceContainer(Call call, ContainerValue vectors, StepReader reader)
    {
        int first = call.Instance is null ? 1 : 0;
        Quantity? start = call.Arguments.Count > first ? call.Number(first) : Quantity.Zero;
        Quantity? end = call.Arguments.Count > first + 1 ? Quantity.Add(start, call.Number(first + 1)) : null;
        return reader.SliceContainer(vectors, call.Operation, start, end);
    }

    // The index is unknown, so the place that adds the item is its key. The last argument of a dictionary is the value.
    private static ContainerValue Append(Call call, ContainerValue container, StepReader reader)
    {
        if (call.Arguments.LastOrDefault().Value is { } value)
        {
            reader.AssignItem(container, null, call.Operation, value);
        }

        return container;
    }

    /// <summary>Returns whether a loop takes every element out of a queue or stack and adds none.</summary>
    public static bool IsDraining(Call call)
        => call.Operation.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var queue } }
        && call.Operation.Syntax.Ancestors().OfType<WhileStatementSyntax>().FirstOrDefault() is { } loop
        && loop.Condition.DescendantNodesAndSelf().Any(node => SyntaxFactory.AreEquivalent(node, queue))
        && !loop.Statement.DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Any(member => member.Name.Identifier.ValueText is "Enqueue" or "Push" && SyntaxFactory.AreEquivalent(member.Expression, queue));

    private static MemoryValue Element(MemoryValue memory, Call call)
        => memory with { Start = Quantity.Add(memory.Start, call.Number(1)), Length = null };

    private static Value? OfUnsafe(Call call, MemoryValue memory) => call.Name switch
    {
        "Add" or "AddByteOffset" or "Subtract" => memory with { Start = null, Length = null },
        _ => null,
    };

    private static Value? OfMemoryMarshal(Call call, MemoryValue memory, StepReader reader) => call.Name switch
    {
        "AsBytes" => memory,

        // The caller asserts that the array is pinned.
        "CreateFromPinnedArray"
            => memory.Origin.NeverMoves
                ? memory.Slice(call.Number(1), call.Number(2))
                : reader.Make(call.Operation, OriginKind.Native, call.Number(2)),
        "Cast" or "AsRef" => memory with { Length = memory.IsWhole ? memory.Length : null },
        "CreateSpan" or "CreateReadOnlySpan" => memory with { Length = call.Number(1) },
        _ => null,
    };
}
