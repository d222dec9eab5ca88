using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The types that the lifetime rules are about, and which types hold memory.</summary>
internal static class Known
{
    public const string CipherStream = "KcapiGen.CipherStream";
    public const string IoVec = "KcapiGen.IoVec";
    public const string NativeBuffer = "KcapiGen.NativeBuffer";

    public static bool IsStream(ITypeSymbol? type) => type is { Name: "CipherStream" } && PlatformTypes.NameOf(type) == CipherStream;

    public static bool IsVector(ITypeSymbol? type) => type is { Name: "IoVec" } && PlatformTypes.NameOf(type) == IoVec;

    /// <summary>
    /// Returns whether a type is an array, span, list, queue or dictionary of vectors, or of what holds memory: arrays, buffers, owners, pointers,
    /// handles, and tuples, structs and records that contain them.
    /// </summary>
    public static bool IsContainer(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsKept(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1,
            Name: "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" or "Queue" or "Stack" or "Span"
                or "ReadOnlySpan" } named
            => IsKept(named.TypeArguments[0]),
        INamedTypeSymbol { TypeArguments.Length: 2,
            Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "SortedDictionary" or "ValueCollection" } named
            => IsKept(named.TypeArguments[1]),
        IPointerTypeSymbol pointer => IsVector(pointer.PointedAtType),
        _ => false,
    };

    /// <summary>Spans of vectors, which Update takes.</summary>
    public static bool IsVectors(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments.Length: 1 } named && IsVector(named.TypeArguments[0]);

    private static bool IsKept(ITypeSymbol type) => IsKeptAlone(type) || type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(element => IsKeptAlone(element.Type)),
        INamedTypeSymbol { IsRefLikeType: false } named
            => (named.IsValueType || named.IsRecord)
                && !PlatformTypes.IsPlatform(named)
                && named.GetMembers().Any(member => member is IFieldSymbol { IsStatic: false } field && IsKeptAlone(field.Type)),
        _ => false,
    };

    private static bool IsKeptAlone(ITypeSymbol type)
        => IsVector(type)
            || IsArrayOfPlainData(type)
            || PlatformTypes.IsMemoryOwner(type)
            || PlatformTypes.IsPointer(type)
            || PlatformTypes.NameOf(type) is PlatformTypes.MemoryHandle or PlatformTypes.GcHandle or PlatformTypes.PinnedGcHandle or NativeBuffer
                or "System.Memory" or "System.ReadOnlyMemory";

    public static bool IsArrayOfPlainData(ITypeSymbol? type)
        => type is IArrayTypeSymbol { ElementType: { IsUnmanagedType: true } element }
            && !IsVector(element)
            && !PlatformTypes.IsPointer(element)
            && PlatformTypes.NameOf(element) is not (PlatformTypes.MemoryHandle or PlatformTypes.GcHandle);

    /// <summary>Whether an expression is null, or the address zero.</summary>
    public static bool IsNull(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => true,
        { ConstantValue: { HasValue: true, Value: 0 } } => PlatformTypes.IsPointer(operation.Type),
        IConversionOperation conversion
            => IsNull(conversion.Operand)
                || (PlatformTypes.IsPointer(conversion.Type) && conversion.Operand.ConstantValue is { HasValue: true, Value: 0 }),
        IFieldReferenceOperation { Field: { Name: "Zero", IsStatic: true } field } => PlatformTypes.IsPointer(field.Type),
        _ => false,
    };
}
