#pragma warning disable KCG105 // All memory here is of the heap whose objects stay in place.

using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>Bytes to work on, in memory that stays in place, so that they can be lent.</summary>
internal static class Text
{
    // Made once: an emulated processor takes long for that.
    private static readonly ConcurrentDictionary<(int Length, int Seed), byte[]> Patterns = new();

    /// <summary>Returns the same bytes for the same seed, none of them zero.</summary>
    public static byte[] Random(int length, int seed)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(length, pinned: true);
        new Random(seed).NextBytes(bytes);
        foreach (ref byte one in bytes.AsSpan())
        {
            one = one == 0 ? (byte)1 : one;
        }

        return bytes;
    }

    /// <summary>Returns a new copy of the same bytes for the same seed.</summary>
    public static byte[] Pattern(int length, int seed) => Copy(Patterns.GetOrAdd((length, seed), static key => Random(key.Length, key.Seed)));

    /// <summary>Returns a copy in memory that stays in place.</summary>
    public static byte[] Copy(byte[] bytes)
    {
        byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>Lends a part of memory that stays in place.</summary>
    public static unsafe IoVec Lend(byte[] bytes, int start, int length) => IoVec.FromPointer((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(bytes, start), (nuint)length);
}
