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
    ];

    // They give a copy of the whole of it.
    private static readonly HashSet<string> Copies =
    [
        "System.Span.ToArray", "System.ReadOnlySpan.ToArray", "System.Memory.ToArray", "System.ReadOnlyMemory.ToArray", "System.Array.Clone",
        "System.Linq.Enumerable.ToArray", "System.ArraySegment.ToArray",
    ];

    // What they give depends on their arguments alone, and a program that has those in its source has the result there.
    private static readonly HashSet<string> Conversions =
    [
        "System.Convert.FromHexString", "System.Convert.FromBase64String", "System.Text.Encoding.GetBytes", "System.BitConverter.GetBytes", "System.Guid.Parse", "System.Guid.ToByteArray",
        "System.String.PadRight", "System.String.PadLeft", "System.String.Substring", "System.String.Trim", "System.String.Replace", "System.String.Concat", "System.String.Join",
        "System.String.ToLowerInvariant", "System.String.ToUpperInvariant", "System.String.ToCharArray", "System.Linq.Enumerable.Repeat", "System.Runtime.InteropServices.MemoryMarshal.AsBytes",
        "System.Collections.Immutable.ImmutableArray.Create",
    ];

    // They read what they are given, even where they could write it.
    private static readonly HashSet<string> ReadingTypes =
    [
        "System.Convert", "System.BitConverter", "System.Console", "System.IO.File", "System.IO.BinaryWriter", "System.Text.Encoding", "System.MemoryExtensions", "System.Linq.Enumerable",
        "System.Security.Cryptography.CryptographicOperations", "System.Security.Cryptography.SHA256", "System.Security.Cryptography.SHA384", "System.Security.Cryptography.SHA512",
        "System.Security.Cryptography.HMACSHA256", "System.Security.Cryptography.HMACSHA512", "System.Security.Cryptography.Rfc2898DeriveBytes", "System.Security.Cryptography.HKDF",
        "System.ArgumentNullException", "System.Diagnostics.Debug", "System.GC", "System.ReadOnlySpan", "System.ReadOnlyMemory", "System.Array", "System.Span", "System.Memory", "System.Buffer",
    ];

    public static bool IsView(IMethodSymbol method) => Views.Contains(Name(method));

    public static bool IsCopy(IMethodSymbol method) => Copies.Contains(Name(method));

    public static bool IsConversion(IMethodSymbol method) => Conversions.Contains(Name(method));

    public static bool IsRandom(IMethodSymbol method) =>
        method.Name is "Fill" or "GetBytes" or "GetNonZeroBytes" && InheritsRandomNumberGenerator(method.ContainingType);

    public static bool Zeroes(IMethodSymbol method) =>
        Name(method) is "System.Span.Clear" or "System.Array.Clear" or "System.Security.Cryptography.CryptographicOperations.ZeroMemory" or "System.Runtime.InteropServices.NativeMemory.Clear";

    public static bool FillsWithOne(IMethodSymbol method) => Name(method) is "System.Span.Fill" or "System.Array.Fill";

    public static bool WritesNumber(IMethodSymbol method) =>
        method.Name.StartsWith("Write", StringComparison.Ordinal) && Name(method).StartsWith("System.Buffers.Binary.BinaryPrimitives.", StringComparison.Ordinal);

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
        return parameter.ContainingSymbol is not IMethodSymbol method || Copying(method)?.To == parameter.Ordinal || !Reads(method, parameter.Type);
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
