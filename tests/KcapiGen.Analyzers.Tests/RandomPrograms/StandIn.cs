// What the random programs are compiled with: the names of the runtime's and the platform's types, and instead of their work a record
// of what goes wrong. Nothing is freed in truth, so that a program can go on after its mistake.
#pragma warning disable
using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

public static unsafe class Trace
{
    public sealed class Memory
    {
        public nint Start;
        public readonly HashSet<string> Ended = new();
    }

    public sealed class Loan
    {
        public Memory Memory;
        public nint Start;
        public byte[] Content;
        public readonly HashSet<string> Ended = new();

        public bool IsWritten => !new Span<byte>((byte*)Start, Content.Length).SequenceEqual(Content);
    }

    public static readonly HashSet<string> Misuse = new();

    /// <summary>Whether the runtime would have thrown by now: what comes after need not be said, and is not wrong to say.</summary>
    public static bool HasThrown;

    public static void Happens(string rule) => (HasThrown ? Allowed : Misuse).Add(rule);

    /// <summary>Rules that may or may not speak: nothing reads the memory in the end, or it was gone when it was lent.</summary>
    public static readonly HashSet<string> Allowed = new();
    public static readonly List<KcapiGen.CipherStream> Streams = new();
    private static readonly List<Memory> s_memories = new();
    private static readonly List<byte[]> s_arrays = new();
    private static Memory s_scope;

    public static void Reset()
    {
        HasThrown = false;
        Misuse.Clear();
        Allowed.Clear();
        Streams.Clear();
        s_memories.Clear();
        s_arrays.Clear();
        s_scope = null;
    }

    /// <summary>In and out of a `fixed` block, of which there is one at a time.</summary>
    public static void In() => s_scope = new Memory();

    public static void Out()
    {
        End(s_scope, "KCG101");
        s_scope = null;
    }

    public static byte[] Array(int length)
    {
        byte[] array = GC.AllocateArray<byte>(length, pinned: true);
        s_arrays.Add(array);
        s_memories.Add(new Memory { Start = Address(array) });
        return array;
    }

    public static nint Address(byte[] array) => (nint)Unsafe.AsPointer(ref array[0]);

    public static Memory At(nint address) => s_memories.FirstOrDefault(memory => address >= memory.Start && address < memory.Start + 64) ?? s_scope;

    public static void End(nint address, string rule) => End(At(address), rule);

    private static void End(Memory memory, string rule)
    {
        memory.Ended.Add(rule);
        foreach (Loan loan in Streams.SelectMany(stream => stream.Loans).Where(loan => loan.Memory == memory)) loan.Ended.Add(rule);
    }
}

namespace KcapiGen
{
    public sealed class Cipher
    {
        public CipherStream BeginEncrypt(ReadOnlySpan<byte> iv) => new();
    }

    public readonly unsafe struct IoVec
    {
        private IoVec(nint start, int length) => (Start, Length) = (start, length);

        public nint Start { get; }

        public int Length { get; }

        public static IoVec FromPointer(void* pointer, nuint length) => new((nint)pointer, (int)length);
    }

    public sealed unsafe class NativeBuffer : IDisposable
    {
        private readonly byte[] _array = Trace.Array(64);

        public Span<byte> Span => _array;

        public static NativeBuffer Allocate(int length) => new();

        public IoVec Vector(int offset, int length) => IoVec.FromPointer((byte*)Trace.Address(_array) + offset, (nuint)length);

        public void Dispose() => Trace.End(Trace.Address(_array), "KCG103");
    }

    public sealed unsafe class CipherStream : IDisposable
    {
        private bool _waiting, _last, _disposed;

        public CipherStream() => Trace.Streams.Add(this);

        public List<Trace.Loan> Loans { get; } = new();

        public int Update(ReadOnlySpan<byte> data, bool last = false) => Give(data.Length, last);

        public int Update(IoVec vector, bool last = false) => Update([vector], last);

        public int Update(ReadOnlySpan<IoVec> vectors, bool last = false)
        {
            foreach (IoVec vector in vectors)
            {
                Trace.Memory memory = Trace.At(vector.Start);
                if (memory.Ended.Count > 0) Trace.Allowed.UnionWith([.. memory.Ended, "KCG104", "KCG105"]);
                Loans.Add(new() { Memory = memory, Start = vector.Start, Content = new Span<byte>((byte*)vector.Start, vector.Length).ToArray() });
            }

            return Give(64, last);
        }

        public int Op(Span<byte> output)
        {
            foreach (Trace.Loan loan in Loans)
            {
                foreach (string rule in loan.Ended) Trace.Happens(rule);
                if (loan.IsWritten) Trace.Happens("KCG104");
            }

            Loans.Clear();
            _waiting = false;
            return 64;
        }

        public void Dispose()
        {
            if (_disposed) return;
            _disposed = true;
            if (_waiting) Trace.Happens("KCG106");
            foreach (Trace.Loan loan in Loans) Trace.Allowed.UnionWith(loan.Ended.Append("KCG104"));
            Loans.Clear();
        }

        private int Give(int length, bool last)
        {
            if (_last)
            {
                Trace.Happens("KCG108");
                Trace.HasThrown = true;
            }

            _last = last;
            _waiting = true;
            return length;
        }
    }
}

namespace System.Buffers
{
    public sealed class ArrayPool<T>
    {
        public static ArrayPool<T> Shared { get; } = new();

        public byte[] Rent(int length) => Trace.Array(length);

        public void Return(byte[] array, bool clearArray = false) => Trace.End(Trace.Address(array), "KCG102");
    }
}

namespace System.Runtime.InteropServices
{
    public readonly struct GCHandle(byte[] array)
    {
        public static GCHandle Alloc(object array, GCHandleType type) => new((byte[])array);

        public nint AddrOfPinnedObject() => Trace.Address(array);

        public void Free() => Trace.End(Trace.Address(array), "KCG101");
    }

    public static unsafe class NativeMemory
    {
        public static void* Alloc(nuint length) => (void*)Trace.Address(Trace.Array((int)length));

        public static void Free(void* memory) => Trace.End((nint)memory, "KCG103");
    }
}
