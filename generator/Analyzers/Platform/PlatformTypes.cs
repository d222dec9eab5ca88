using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Platform;

/// <summary>The names of the platform's types, and which of them hold or denote memory.</summary>
internal static class PlatformTypes
{
    public const string ArrayPool = "System.Buffers.ArrayPool";
    public const string BinaryPrimitives = "System.Buffers.Binary.BinaryPrimitives";
    public const string MemoryOwner = "System.Buffers.IMemoryOwner";
    public const string MemoryHandle = "System.Buffers.MemoryHandle";
    public const string GcHandle = "System.Runtime.InteropServices.GCHandle";
    public const string PinnedGcHandle = "System.Runtime.InteropServices.PinnedGCHandle";
    public const string Marshal = "System.Runtime.InteropServices.Marshal";
    public const string MemoryMarshal = "System.Runtime.InteropServices.MemoryMarshal";
    public const string NativeMemory = "System.Runtime.InteropServices.NativeMemory";
    public const string RandomNumberGenerator = "System.Security.Cryptography.RandomNumberGenerator";
    public const string Unsafe = "System.Runtime.CompilerServices.Unsafe";

    /// <summary>Returns the name of a type with its namespace, without type parameters.</summary>
    public static string NameOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { ContainingType: { } outer } => $"{NameOf(outer)}.{type.Name}",
        INamedTypeSymbol { ContainingNamespace: { IsGlobalNamespace: false } space } => $"{space.ToDisplayString()}.{type.Name}",
        _ => type?.Name ?? "",
    };

    public static bool Inherits(INamedTypeSymbol? type, string ancestor)
        => type is not null && (NameOf(type) == ancestor || Inherits(type.BaseType, ancestor));

    /// <summary>Returns whether a type or member is the platform's.</summary>
    public static bool IsPlatform(ISymbol member)
    {
        INamespaceSymbol? space = member.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space is { Name: "System" or "Microsoft", IsGlobalNamespace: false };
    }

    /// <summary>Returns whether a member is declared in this project, so that its source can be read.</summary>
    public static bool IsOfThisProject(ISymbol member) => !member.DeclaringSyntaxReferences.IsEmpty;

    public static bool IsMemoryOwner(ITypeSymbol? type)
        => (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsMemoryOwner))
        || (type is INamedTypeSymbol
            && (NameOf(type) == MemoryOwner
                || type.AllInterfaces.Any(candidate => candidate.Name == "IMemoryOwner" && NameOf(candidate) == MemoryOwner)));

    public static bool IsSpanOrMemory(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Returns whether a variable of a type denotes memory that others may denote too: an array, a span, a segment.</summary>
    public static bool IsMemory(ITypeSymbol? type)
        => type is IArrayTypeSymbol || type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment";

    /// <summary>Returns whether nobody can write through a value of a type.</summary>
    public static bool IsReadOnly(ITypeSymbol type)
        => type.Name is "ReadOnlySpan" or "ReadOnlyMemory" or "ReadOnlySequence" or "ImmutableArray"
        || type.SpecialType is SpecialType.System_String or SpecialType.System_Collections_Generic_IEnumerable_T
        || (type.IsValueType && type.SpecialType != SpecialType.None);

    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double;

    public static bool IsListOfNumbers(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "List", TypeArguments.Length: 1 } list
            && IsNumber(list.TypeArguments[0])
            && NameOf(list) == "System.Collections.Generic.List";

    public static bool IsPointer(ITypeSymbol? type)
        => type is IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr };

    /// <summary>Returns the size of an element of memory, or null where it is not of a primitive type.</summary>
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
}
