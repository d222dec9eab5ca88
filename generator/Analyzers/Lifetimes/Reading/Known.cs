using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>How types and methods are known, and what the author calls things.</summary>
internal static class Known
{
    public const string CipherStream = "KcapiGen.CipherStream";
    public const string IoVec = "KcapiGen.IoVec";
    public const string NativeBuffer = "KcapiGen.NativeBuffer";
    public const string ArrayPool = "System.Buffers.ArrayPool";
    public const string MemoryOwner = "System.Buffers.IMemoryOwner";
    public const string MemoryHandle = "System.Buffers.MemoryHandle";
    public const string GcHandle = "System.Runtime.InteropServices.GCHandle";
    public const string PinnedGcHandle = "System.Runtime.InteropServices.PinnedGCHandle";
    public const string Marshal = "System.Runtime.InteropServices.Marshal";
    public const string MemoryMarshal = "System.Runtime.InteropServices.MemoryMarshal";
    public const string NativeMemory = "System.Runtime.InteropServices.NativeMemory";
    public const string Unsafe = "System.Runtime.CompilerServices.Unsafe";

    /// <summary>The name with its namespace, without type parameters.</summary>
    public static string Of(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { ContainingType: { } outer } => $"{Of(outer)}.{type.Name}",
        INamedTypeSymbol { ContainingNamespace: { IsGlobalNamespace: false } space } => $"{space.ToDisplayString()}.{type.Name}",
        _ => type?.Name ?? "",
    };

    public static string OfOwner(ISymbol member) => Of(member.ContainingType);

    public static bool IsStream(ITypeSymbol? type) => type is { Name: "CipherStream" } && Of(type) == CipherStream;

    public static bool IsVector(ITypeSymbol? type) => type is { Name: "IoVec" } && Of(type) == IoVec;

    /// <summary>Arrays, spans, lists, queues and dictionaries of vectors, or of what memory is kept with: arrays, buffers, owners, pointers, handles, and tuples, structs and records that hold them.</summary>
    public static bool IsContainer(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsKept(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1, Name: "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" or "Queue" or "Stack" or "Span" or "ReadOnlySpan" } named => IsKept(named.TypeArguments[0]),
        INamedTypeSymbol { TypeArguments.Length: 2, Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "SortedDictionary" or "ValueCollection" } named => IsKept(named.TypeArguments[1]),
        IPointerTypeSymbol pointer => IsVector(pointer.PointedAtType),
        _ => false,
    };

    /// <summary>Spans of vectors, which Update takes.</summary>
    public static bool IsVectors(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments.Length: 1 } named && IsVector(named.TypeArguments[0]);

    private static bool IsKept(ITypeSymbol type) => IsKeptAlone(type) || type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(element => IsKeptAlone(element.Type)),
        INamedTypeSymbol { IsRefLikeType: false } named => (named.IsValueType || named.IsRecord) && !IsPlatform(named) && named.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false } field && IsKeptAlone(field.Type)),
        _ => false,
    };

    private static bool IsKeptAlone(ITypeSymbol type) =>
        IsVector(type) || IsArrayOfPlainData(type) || IsMemoryOwner(type) || IsPointer(type) || Of(type) is MemoryHandle or GcHandle or PinnedGcHandle or NativeBuffer or "System.Memory" or "System.ReadOnlyMemory";

    public static bool IsMemoryOwner(ITypeSymbol? type) =>
        (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsMemoryOwner))
        || (type is INamedTypeSymbol && (Of(type) == MemoryOwner || type.AllInterfaces.Any(candidate => candidate.Name == "IMemoryOwner" && Of(candidate) == MemoryOwner)));

    public static bool IsSpanOrMemory(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsArrayOfPlainData(ITypeSymbol? type) => type is IArrayTypeSymbol { ElementType: { IsUnmanagedType: true } element } && !IsVector(element) && !IsPointer(element) && Of(element) is not (MemoryHandle or GcHandle);

    public static bool IsPointer(ITypeSymbol? type) => type is IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr };

    /// <summary>Whether an expression is null, or the address zero.</summary>
    public static bool IsNull(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => true,
        { ConstantValue: { HasValue: true, Value: 0 } } => IsPointer(operation.Type),
        IConversionOperation conversion => IsNull(conversion.Operand) || (IsPointer(conversion.Type) && conversion.Operand.ConstantValue is { HasValue: true, Value: 0 }),
        IFieldReferenceOperation { Field: { Name: "Zero", IsStatic: true } field } => IsPointer(field.Type),
        _ => false,
    };

    /// <summary>The size of what lies in the memory, or null where it is not a primitive type.</summary>
    public static long? ElementSize(ITypeSymbol? type)
    {
        ITypeSymbol? element = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            IPointerTypeSymbol pointer => pointer.PointedAtType,
            INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
            _ => null,
        };
        return element?.SpecialType switch
        {
            SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Void => 1,
            SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 2,
            SpecialType.System_Int32 or SpecialType.System_UInt32 => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 => 8,
            _ => null,
        };
    }

    public static bool IsPlatform(ISymbol member)
    {
        INamespaceSymbol? space = member.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer }) space = outer;
        return space is { Name: "System" or "Microsoft", IsGlobalNamespace: false };
    }
}
