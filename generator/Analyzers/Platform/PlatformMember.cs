namespace KcapiGen.Generator.Analyzers.Platform;

/// <summary>What a member of the platform does to memory.</summary>
internal enum MemoryEffect
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>The result is the same memory or a part of it: AsSpan, Slice.</summary>
    View,

    /// <summary>The result is the same memory with elements of another type: AsBytes, Cast.</summary>
    Reinterpret,

    /// <summary>The result is an address in the memory: GetPinnableReference, AsPointer.</summary>
    Address,

    /// <summary>The result is new memory with the same bytes: ToArray.</summary>
    Clone,

    /// <summary>The result, or what is written to the target, depends on the arguments alone: FromHexString.</summary>
    Convert,

    /// <summary>Bytes are copied from one argument to another: CopyTo.</summary>
    Copy,

    /// <summary>All bytes become zero.</summary>
    Clear,

    /// <summary>All elements become the same.</summary>
    Fill,

    /// <summary>The elements are brought into another order.</summary>
    Rearrange,

    /// <summary>The memory is written in some other way.</summary>
    Write,

    /// <summary>The memory is filled with random bytes, or the result is new memory of random bytes.</summary>
    Randomize,

    /// <summary>A variable gets a longer or shorter array.</summary>
    Resize,

    /// <summary>The result is new memory.</summary>
    Allocate,

    /// <summary>The memory is freed, or goes back to its pool.</summary>
    Free,
}

/// <summary>The kind of memory that a member allocates or frees.</summary>
internal enum AllocationKind
{
    /// <summary>An array, which the garbage collector may move.</summary>
    Array,

    /// <summary>An array that an argument may ask to be pinned: GC.AllocateArray.</summary>
    MaybePinnedArray,

    /// <summary>An IMemoryOwner of a pool.</summary>
    Owner,

    /// <summary>Memory that the garbage collector does not know.</summary>
    Native,
}

/// <summary>One row of the table of <see cref="PlatformMembers"/>.</summary>
/// <param name="Effect">What the member does.</param>
internal sealed record PlatformMember(MemoryEffect Effect)
{
    /// <summary>Stands for the object that a member is called on, where an argument could stand.</summary>
    public const int Instance = -1;

    public static PlatformMember Unknown { get; } = new(MemoryEffect.None);

    /// <summary>Which argument is read, by ordinal.</summary>
    public int Source { get; init; } = Instance;

    /// <summary>
    /// Which argument is written, by ordinal; null where none is, or where the parameters tell (<see cref="PlatformMembers.ConversionTarget"/>).
    /// </summary>
    public int? Target { get; init; }

    public AllocationKind Allocated { get; init; }

    /// <summary>Which argument is the number of bytes or elements that are allocated; null where none is.</summary>
    public int? Size { get; init; }

    /// <summary>Whether all that is allocated is zero.</summary>
    public bool IsZeroed { get; init; }

    /// <summary>Whether it frees its first argument, too: Realloc.</summary>
    public bool Reallocates { get; init; }

    /// <summary>Whether a conversion puts its arguments one after another, so that some may be empty.</summary>
    public bool Concatenates { get; init; }
}
