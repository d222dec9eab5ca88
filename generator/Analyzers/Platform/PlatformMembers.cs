using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Platform;

/// <summary>
/// The members of the platform that view, copy, write, allocate or free memory: one table for every analyzer. Members that nobody needs to know are
/// not listed; what may be assumed of them says <see cref="ParameterAccess"/>.
/// </summary>
internal static class PlatformMembers
{
    private const string Crypto = "System.Security.Cryptography";
    private const string Interop = "System.Runtime.InteropServices";

    private static readonly PlatformMember View = new(MemoryEffect.View);
    private static readonly PlatformMember Reinterpret = new(MemoryEffect.Reinterpret);
    private static readonly PlatformMember Address = new(MemoryEffect.Address);
    private static readonly PlatformMember Clone = new(MemoryEffect.Clone);
    private static readonly PlatformMember Convert = new(MemoryEffect.Convert);
    private static readonly PlatformMember Concatenate = new(MemoryEffect.Convert) { Concatenates = true };
    private static readonly PlatformMember CopyFromInstance = new(MemoryEffect.Copy) { Target = 0 };
    private static readonly PlatformMember ClearInstance = new(MemoryEffect.Clear) { Target = PlatformMember.Instance };
    private static readonly PlatformMember ClearFirst = new(MemoryEffect.Clear) { Target = 0 };
    private static readonly PlatformMember FillInstance = new(MemoryEffect.Fill) { Target = PlatformMember.Instance };
    private static readonly PlatformMember FillFirst = new(MemoryEffect.Fill) { Target = 0 };
    private static readonly PlatformMember Rearrange = new(MemoryEffect.Rearrange) { Target = 0 };
    private static readonly PlatformMember WriteFirst = new(MemoryEffect.Write) { Target = 0 };
    private static readonly PlatformMember Randomize = new(MemoryEffect.Randomize);
    private static readonly PlatformMember AllocateArray = new(MemoryEffect.Allocate) { Allocated = AllocationKind.MaybePinnedArray, Size = 0 };
    private static readonly PlatformMember AllocateNative = new(MemoryEffect.Allocate) { Allocated = AllocationKind.Native, Size = 0 };
    private static readonly PlatformMember ReallocateNative = AllocateNative with { Size = 1, Reallocates = true };
    private static readonly PlatformMember Free = new(MemoryEffect.Free) { Allocated = AllocationKind.Native };

    private static readonly Dictionary<string, PlatformMember> Table = Rows(
    [
        (View, "System.MemoryExtensions", ["AsSpan", "AsMemory"]),
        (View, "System.Span", ["Slice"]),
        (View, "System.ReadOnlySpan", ["Slice"]),
        (View, "System.Memory", ["Slice"]),
        (View, "System.ReadOnlyMemory", ["Slice"]),
        (View, "System.ArraySegment", ["AsSpan", "Slice"]),
        (View, "System.Collections.Immutable.ImmutableArray", ["AsSpan", "AsMemory"]),
        (View, $"{Interop}.ImmutableCollectionsMarshal", ["AsImmutableArray"]),
        (View, $"{Interop}.CollectionsMarshal", ["AsSpan"]),
        (View, PlatformTypes.MemoryMarshal, ["AsMemory"]),
        (Reinterpret, PlatformTypes.MemoryMarshal, ["AsBytes", "Cast"]),

        (Address, "System.Span", ["GetPinnableReference"]),
        (Address, "System.ReadOnlySpan", ["GetPinnableReference"]),
        (Address, "System.String", ["GetPinnableReference"]),
        (Address, "System.Buffers.MemoryManager", ["GetSpan"]),
        (Address, "System.IntPtr", ["ToPointer", "ToInt64"]),
        (Address, "System.UIntPtr", ["ToPointer"]),
        (Address, PlatformTypes.MemoryMarshal, ["GetReference", "GetArrayDataReference"]),
        (Address, PlatformTypes.Unsafe, ["AsPointer", "AsRef", "As"]),

        (Clone, "System.Span", ["ToArray"]),
        (Clone, "System.ReadOnlySpan", ["ToArray"]),
        (Clone, "System.Memory", ["ToArray"]),
        (Clone, "System.ReadOnlyMemory", ["ToArray"]),
        (Clone, "System.ArraySegment", ["ToArray"]),
        (Clone, "System.Array", ["Clone"]),
        (Clone, "System.Linq.Enumerable", ["ToArray", "ToList"]),
        (Clone, "System.Linq.ImmutableArrayExtensions", ["ToArray"]),
        (Clone, "System.Collections.Generic.List", ["ToArray"]),
        (Clone, "System.Collections.Immutable.ImmutableArray", ["ToImmutableArray"]),

        // A program that has the arguments of these in its source has the result there.
        (Convert, "System.Convert", ["FromHexString", "FromBase64String", "FromBase64CharArray", "TryFromBase64String", "TryFromBase64Chars"]),
        (Convert, "System.Text.Encoding", ["GetBytes", "TryGetBytes"]),
        (Convert, "System.BitConverter", ["GetBytes", "TryWriteBytes"]),
        (Convert, "System.Guid", ["Parse", "ToByteArray", "TryWriteBytes"]),
        (Convert, "System.String", ["PadRight", "PadLeft", "Substring", "Trim", "TrimEnd", "TrimStart", "Replace", "Insert", "Remove",
            "ToLowerInvariant", "ToUpperInvariant", "ToCharArray"]),
        (Concatenate, "System.String", ["Concat", "Join"]),
        (Convert, "System.Linq.Enumerable", ["Repeat", "Range", "Take", "Skip", "Reverse", "Select", "Zip", "Cast"]),
        (Concatenate, "System.Linq.Enumerable", ["Concat", "Append", "Prepend"]),
        (Convert, "System.Collections.Immutable.ImmutableArray", ["Create"]),
        (Convert, PlatformTypes.MemoryMarshal, ["Write", "TryWrite"]),
        (Convert with { Target = 0 }, "System.Buffer", ["SetByte"]),
        (Convert, $"{Crypto}.MD5", ["HashData"]),
        (Convert, $"{Crypto}.SHA1", ["HashData"]),
        (Convert, $"{Crypto}.SHA256", ["HashData"]),
        (Convert, $"{Crypto}.SHA384", ["HashData"]),
        (Convert, $"{Crypto}.SHA512", ["HashData"]),
        (Convert, $"{Crypto}.HMACSHA256", ["HashData"]),
        (Convert, $"{Crypto}.HMACSHA512", ["HashData"]),
        (Convert, $"{Crypto}.Rfc2898DeriveBytes", ["Pbkdf2"]),
        (Convert, $"{Crypto}.HKDF", ["Extract"]),
        (Concatenate, $"{Crypto}.HKDF", ["DeriveKey", "Expand"]),

        (CopyFromInstance, "System.Span", ["CopyTo", "TryCopyTo"]),
        (CopyFromInstance, "System.ReadOnlySpan", ["CopyTo", "TryCopyTo"]),
        (CopyFromInstance, "System.Memory", ["CopyTo"]),
        (CopyFromInstance, "System.ReadOnlyMemory", ["CopyTo"]),
        (CopyFromInstance, "System.Array", ["CopyTo"]),
        (CopyFromInstance with { Source = 0, Target = 1 }, "System.MemoryExtensions", ["CopyTo"]),
        (CopyFromInstance with { Source = 0, Target = 2 }, "System.Array", ["Copy", "ConstrainedCopy"]),
        (CopyFromInstance with { Source = 0, Target = 2 }, "System.Buffer", ["BlockCopy"]),

        (ClearInstance, "System.Span", ["Clear"]),
        (ClearFirst, "System.Array", ["Clear"]),
        (ClearFirst, PlatformTypes.NativeMemory, ["Clear"]),
        (ClearFirst, $"{Crypto}.CryptographicOperations", ["ZeroMemory"]),
        (FillInstance, "System.Span", ["Fill"]),
        (FillFirst, "System.Array", ["Fill"]),
        (FillFirst, PlatformTypes.NativeMemory, ["Fill"]),
        (Rearrange, "System.Array", ["Reverse", "Sort"]),
        (Rearrange, "System.MemoryExtensions", ["Reverse", "Sort"]),
        (WriteFirst, "System.MemoryExtensions", ["Replace"]),
        (WriteFirst, PlatformTypes.Marshal, ["WriteByte", "WriteInt16", "WriteInt32", "WriteInt64", "WriteIntPtr"]),
        (WriteFirst, PlatformTypes.Unsafe, ["Write", "WriteUnaligned", "InitBlock", "InitBlockUnaligned", "CopyBlock", "CopyBlockUnaligned", "Copy"]),
        (Randomize, PlatformTypes.RandomNumberGenerator, ["Fill", "GetBytes", "GetNonZeroBytes"]),

        (AllocateArray with { IsZeroed = true }, "System.GC", ["AllocateArray"]),
        (AllocateArray, "System.GC", ["AllocateUninitializedArray"]),
        (new(MemoryEffect.Allocate) { Allocated = AllocationKind.Array }, PlatformTypes.ArrayPool, ["Rent"]),
        (new(MemoryEffect.Allocate) { Allocated = AllocationKind.Owner }, "System.Buffers.MemoryPool", ["Rent"]),
        (AllocateNative, PlatformTypes.NativeMemory, ["Alloc", "AllocZeroed", "AlignedAlloc"]),
        (ReallocateNative, PlatformTypes.NativeMemory, ["Realloc", "AlignedRealloc"]),
        (AllocateNative, PlatformTypes.Marshal, ["AllocHGlobal", "AllocCoTaskMem"]),
        (ReallocateNative, PlatformTypes.Marshal, ["ReAllocHGlobal", "ReAllocCoTaskMem"]),
        (new(MemoryEffect.Resize), "System.Array", ["Resize"]),
        (Free with { Allocated = AllocationKind.Array }, PlatformTypes.ArrayPool, ["Return"]),
        (Free, PlatformTypes.NativeMemory, ["Free", "AlignedFree"]),
        (Free, PlatformTypes.Marshal, ["FreeHGlobal", "FreeCoTaskMem"]),
    ]);

    /// <summary>Returns what a method does to memory; <see cref="PlatformMember.Unknown"/> where the table does not list it.</summary>
    public static PlatformMember Of(IMethodSymbol method)
    {
        string owner = PlatformTypes.NameOf(method.ContainingType);
        if (Table.TryGetValue($"{owner}.{method.Name}", out PlatformMember? member))
        {
            return Overload(method, member);
        }

        if (owner == PlatformTypes.BinaryPrimitives && IsWrite(method.Name))
        {
            return Convert;
        }

        return PlatformTypes.Inherits(method.ContainingType, PlatformTypes.RandomNumberGenerator)
            && Table.TryGetValue($"{PlatformTypes.RandomNumberGenerator}.{method.Name}", out PlatformMember? inherited)
                ? inherited
                : PlatformMember.Unknown;
    }

    /// <summary>Returns the parameter that a conversion writes its result to; null where it returns the result.</summary>
    public static IParameterSymbol? ConversionTarget(IMethodSymbol method, PlatformMember member)
    {
        if (member.Effect != MemoryEffect.Convert || method.ReturnType is IArrayTypeSymbol)
        {
            return null;
        }

        return member.Target is { } target
            ? method.Parameters[target]
            : method.Parameters.FirstOrDefault(parameter => PlatformTypes.IsMemory(parameter.Type)
                && !PlatformTypes.IsReadOnly(parameter.Type)
                && parameter.Name is "destination" or "bytes" or "output" or "prk");
    }

    // Those whose overloads differ in where things stand.
    private static PlatformMember Overload(IMethodSymbol method, PlatformMember member) => member switch
    {
        { Effect: MemoryEffect.Copy } when method.ReducedFrom is not null => CopyFromInstance,
        { Effect: MemoryEffect.Copy, Target: 2 } when method.Parameters.Length == 3 => member with { Target = 1 }, // Array.Copy(from, to, length)
        // Alloc(count, size)
        { Effect: MemoryEffect.Allocate, Reallocates: false, Allocated: AllocationKind.Native } when method.Parameters.Length > 1
            && method.Name != "AlignedAlloc"
            => member with { Size = null },
        _ => member,
    };

    private static bool IsWrite(string name)
        => name.StartsWith("Write", StringComparison.Ordinal) || name.StartsWith("TryWrite", StringComparison.Ordinal);

    private static Dictionary<string, PlatformMember> Rows((PlatformMember Member, string Owner, string[] Names)[] rows)
        => rows.SelectMany(row => row.Names.Select(name => (Key: $"{row.Owner}.{name}", row.Member))).ToDictionary(row => row.Key, row => row.Member);
}
