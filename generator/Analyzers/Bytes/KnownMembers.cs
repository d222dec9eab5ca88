using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>What the methods of the platform do to bytes. Of all others it is assumed that they write what they are given and can write.</summary>
internal static class KnownMembers
{
    // They give a view of the memory that they are called on or given first.
    private static readonly HashSet<string> Views =
    [
        "System.MemoryExtensions.AsSpan", "System.MemoryExtensions.AsMemory", "System.Span.Slice", "System.ReadOnlySpan.Slice", "System.Memory.Slice",
        "System.ReadOnlyMemory.Slice", "System.ArraySegment.AsSpan", "System.ArraySegment.Slice", "System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray",
        "System.Runtime.InteropServices.CollectionsMarshal.AsSpan", "System.Runtime.InteropServices.MemoryMarshal.AsBytes", "System.Runtime.InteropServices.MemoryMarshal.Cast", "System.Runtime.InteropServices.MemoryMarshal.AsMemory",
        "System.Collections.Immutable.ImmutableArray.AsSpan", "System.Collections.Immutable.ImmutableArray.AsMemory",
    ];

    // They give a copy of the whole of it.
    private static readonly HashSet<string> Copies =
    [
        "System.Span.ToArray", "System.ReadOnlySpan.ToArray", "System.Memory.ToArray", "System.ReadOnlyMemory.ToArray", "System.Array.Clone",
        "System.Linq.Enumerable.ToArray", "System.Linq.Enumerable.ToList", "System.ArraySegment.ToArray", "System.Collections.Generic.List.ToArray", "System.Collections.Immutable.ImmutableArray.ToImmutableArray",
        "System.Linq.ImmutableArrayExtensions.ToArray",
    ];

    // What they give depends on their arguments alone, and a program that has those in its source has the result there.
    private static readonly HashSet<string> Conversions =
    [
        "System.Convert.FromHexString", "System.Convert.FromBase64String", "System.Text.Encoding.GetBytes", "System.BitConverter.GetBytes", "System.Guid.Parse", "System.Guid.ToByteArray",
        "System.String.PadRight", "System.String.PadLeft", "System.String.Substring", "System.String.Trim", "System.String.Replace", "System.String.Concat", "System.String.Join",
        "System.String.ToLowerInvariant", "System.String.ToUpperInvariant", "System.String.ToCharArray", "System.Linq.Enumerable.Repeat", "System.Linq.Enumerable.Range", "System.Linq.Enumerable.Concat", "System.Linq.Enumerable.Append",
        "System.Linq.Enumerable.Prepend", "System.Linq.Enumerable.Take", "System.Linq.Enumerable.Skip", "System.Linq.Enumerable.Reverse", "System.Linq.Enumerable.Select", "System.Linq.Enumerable.Zip", "System.Linq.Enumerable.Cast",
        "System.Collections.Immutable.ImmutableArray.Create", "System.String.Insert", "System.String.Remove", "System.String.TrimEnd", "System.String.TrimStart",
        "System.Convert.TryFromBase64String", "System.Convert.TryFromBase64Chars", "System.Convert.FromBase64CharArray", "System.Text.Encoding.TryGetBytes", "System.Guid.TryWriteBytes", "System.BitConverter.TryWriteBytes",
        "System.Runtime.InteropServices.MemoryMarshal.Write", "System.Runtime.InteropServices.MemoryMarshal.TryWrite", "System.Buffer.SetByte",
        "System.Security.Cryptography.MD5.HashData", "System.Security.Cryptography.SHA1.HashData", "System.Security.Cryptography.SHA256.HashData", "System.Security.Cryptography.SHA384.HashData",
        "System.Security.Cryptography.SHA512.HashData", "System.Security.Cryptography.HMACSHA256.HashData", "System.Security.Cryptography.HMACSHA512.HashData", "System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2",
        "System.Security.Cryptography.HKDF.DeriveKey", "System.Security.Cryptography.HKDF.Expand", "System.Security.Cryptography.HKDF.Extract",
    ];

    // They read what they are given, even where they could write it.
    private static readonly HashSet<string> ReadingTypes =
    [
        "System.Convert", "System.BitConverter", "System.Console", "System.IO.File", "System.IO.BinaryWriter", "System.Text.Encoding", "System.MemoryExtensions", "System.Linq.Enumerable",
        "System.Security.Cryptography.CryptographicOperations", "System.Security.Cryptography.MD5", "System.Security.Cryptography.SHA1", "System.Security.Cryptography.SHA256", "System.Security.Cryptography.SHA384", "System.Security.Cryptography.SHA512",
        "System.Security.Cryptography.HMACSHA256", "System.Security.Cryptography.HMACSHA512", "System.Security.Cryptography.Rfc2898DeriveBytes", "System.Security.Cryptography.HKDF",
        "System.ArgumentNullException", "System.ArgumentException", "System.ArgumentOutOfRangeException", "System.ObjectDisposedException", "System.Threading.Monitor", "System.Diagnostics.Debug", "System.GC", "System.ReadOnlySpan", "System.ReadOnlyMemory", "System.Array", "System.Span", "System.Memory", "System.Buffer",
    ];

    public static bool IsView(IMethodSymbol method) => Views.Contains(Name(method));

    public static bool IsCopy(IMethodSymbol method) => Copies.Contains(Name(method));

    public static bool IsConversion(IMethodSymbol method) => Conversions.Contains(Name(method)) || WritesNumber(method);

    /// <summary>Whether a view has elements of another type.</summary>
    public static bool ChangesElement(IMethodSymbol method) => Name(method) is "System.Runtime.InteropServices.MemoryMarshal.AsBytes" or "System.Runtime.InteropServices.MemoryMarshal.Cast";

    /// <summary>Whether a conversion puts its arguments one after another, so that some may be empty.</summary>
    public static bool Joins(IMethodSymbol method) =>
        Name(method) is "System.String.Concat" or "System.String.Join" or "System.Linq.Enumerable.Concat" or "System.Linq.Enumerable.Append" or "System.Linq.Enumerable.Prepend" or "System.Security.Cryptography.HKDF.DeriveKey" or "System.Security.Cryptography.HKDF.Expand";

    /// <summary>The parameter that a conversion puts its result into, if it does not return it.</summary>
    public static IParameterSymbol? Destination(IMethodSymbol method) =>
        method.ReturnType is IArrayTypeSymbol ? null : method.Parameters.FirstOrDefault(parameter => IsMemory(parameter.Type) && !IsReadOnly(parameter.Type) && parameter.Name is "destination" or "bytes" or "output" or "prk")
            ?? (method.Name == "SetByte" ? method.Parameters[0] : null);

    /// <summary>Whether a method brings bytes into another order.</summary>
    public static bool Rearranges(IMethodSymbol method) => Name(method) is "System.Array.Reverse" or "System.Array.Sort" or "System.MemoryExtensions.Reverse" or "System.MemoryExtensions.Sort";

    public static bool IsList(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "List", TypeArguments.Length: 1 } list && IsNumber(list.TypeArguments[0]) && QualifiedName(list) == "System.Collections.Generic.List";

    public static bool ChangesList(IMethodSymbol method) => method.Name is not ("ToArray" or "Contains" or "IndexOf" or "CopyTo" or "get_Count" or "Exists" or "Find");

    public static bool Resizes(IMethodSymbol method) => Name(method) == "System.Array.Resize";

    public static bool MakesZeros(IMethodSymbol method) => Name(method) == "System.GC.AllocateArray" && method.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    public static bool IsRandom(IMethodSymbol method) =>
        method.Name is "Fill" or "GetBytes" or "GetNonZeroBytes" && InheritsRandomNumberGenerator(method.ContainingType);

    public static bool Zeroes(IMethodSymbol method) =>
        Name(method) is "System.Span.Clear" or "System.Array.Clear" or "System.Security.Cryptography.CryptographicOperations.ZeroMemory" or "System.Runtime.InteropServices.NativeMemory.Clear";

    public static bool FillsWithOne(IMethodSymbol method) => Name(method) is "System.Span.Fill" or "System.Array.Fill";

    private static bool WritesNumber(IMethodSymbol method) =>
        (method.Name.StartsWith("Write", StringComparison.Ordinal) || method.Name.StartsWith("TryWrite", StringComparison.Ordinal)) && Name(method).StartsWith("System.Buffers.Binary.BinaryPrimitives.", StringComparison.Ordinal);

    /// <summary>The parameters from and to which a method copies bytes; -1 is what it is called on.</summary>
    public static (int From, int To)? Copying(IMethodSymbol method) => Name(method) switch
    {
        "System.Span.CopyTo" or "System.ReadOnlySpan.CopyTo" or "System.Memory.CopyTo" or "System.ReadOnlyMemory.CopyTo" => (-1, 0),
        "System.Span.TryCopyTo" or "System.ReadOnlySpan.TryCopyTo" or "System.Array.CopyTo" => (-1, 0),
        "System.MemoryExtensions.CopyTo" => method.ReducedFrom is null ? (0, 1) : (-1, 0),
        "System.Array.Copy" or "System.Array.ConstrainedCopy" => method.Parameters.Length == 3 ? (0, 1) : (0, 2),
        "System.Buffer.BlockCopy" => (0, 2),
        _ => null,
    };

    /// <summary>Whether an argument can be written by the method that gets it.</summary>
    public static bool MayWrite(IParameterSymbol? parameter)
    {
        if (parameter is null) return true;
        if (parameter.RefKind is RefKind.Ref or RefKind.Out) return true;
        return parameter.ContainingSymbol is not IMethodSymbol method || Copying(method)?.To == parameter.Ordinal || Rearranges(method) || SymbolEqualityComparer.Default.Equals(Destination(method), parameter) || !Reads(method, parameter.Type);
    }

    /// <summary>Whether a method given memory of this type only reads it.</summary>
    private static bool Reads(IMethodSymbol method, ITypeSymbol type)
    {
        if (IsReadOnly(type)) return true;
        if (type.Name is "Span" or "Memory") return false;
        string owner = QualifiedName(method.ContainingType);
        return ReadingTypes.Contains(owner) || (owner.StartsWith("System.IO.", StringComparison.Ordinal) && method.Name is "Write" or "WriteAsync");
    }

    public static bool IsReadOnly(ITypeSymbol type) =>
        type.Name is "ReadOnlySpan" or "ReadOnlyMemory" or "ReadOnlySequence" or "ImmutableArray" || type.SpecialType is SpecialType.System_String or SpecialType.System_Collections_Generic_IEnumerable_T || type.IsValueType && type.SpecialType != SpecialType.None;

    /// <summary>Memory that a variable of this type denotes and does not hold.</summary>
    public static bool IsMemory(ITypeSymbol? type) => type is IArrayTypeSymbol || type?.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment";

    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double;

    public static string Name(IMethodSymbol method) => $"{QualifiedName(method.ContainingType)}.{method.Name}";

    public static string QualifiedName(INamedTypeSymbol? type) =>
        type is null ? "" : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space}.{type.Name}" : type.Name;

    // Of the platform's, or of one of the project: its methods run, and may write to fields.
    public static bool IsOfThisProject(ISymbol member) => !member.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether a field or captured variable, where it is used here, is only read.</summary>
    public static bool IsRead(IOperation reference)
    {
        IOperation current = reference;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case IConversionOperation conversion when conversion.Type is { } type && IsReadOnly(type): return true;
                case IConversionOperation: break;
                case ISpreadOperation or ILockOperation or IBinaryOperation or IIsPatternOperation or INameOfOperation or IForEachLoopOperation: return true;
                case IArgumentOperation { Parameter: { } parameter } argument when !MayWrite(parameter):
                    if (argument.Parent is not IInvocationOperation { TargetMethod: var reader } || !IsView(reader)) return true;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var viewer } } when IsView(viewer): break;
                case IInvocationOperation { TargetMethod: var viewer } when IsView(viewer): break;
                case IInvocationOperation { TargetMethod: var called } invocation:
                    return invocation.Instance == current && !Zeroes(called) && !FillsWithOne(called) && IsMemory(current.Type);
                case IPropertyReferenceOperation { Property.IsIndexer: false } property: return property.Instance == current && !IsMemory(property.Type);
                case IPropertyReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                    if (IsMemory(parent.Type)) break;
                    return parent.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation or IAddressOfOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None })
                        || (parent.Parent is ISimpleAssignmentOperation assignment && assignment.Value == parent && !assignment.IsRef);
                default: return false;
            }

            current = parent;
        }

        return false;
    }

    private static bool InheritsRandomNumberGenerator(INamedTypeSymbol? type) =>
        type is not null && (QualifiedName(type) == "System.Security.Cryptography.RandomNumberGenerator" || InheritsRandomNumberGenerator(type.BaseType));
}
