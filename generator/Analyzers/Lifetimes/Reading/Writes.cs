using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The calls of the platform that write to memory they are given.</summary>
internal static class Writes
{
    public static void Read(Call call, StepReader reader)
    {
        if (!Known.IsPlatform(call.Method))
        {
            if (call.Name is "Encrypt" or "Decrypt" or "EncryptSectors" or "DecryptSectors") WriteCipherOutput(call, reader);
            return;
        }

        // span.Clear(), span.Fill(x): what is called on is written.
        if (call.Instance is MemoryValue self && call.Name is "Clear" or "Fill" && Known.IsSpanOrMemory(call.Method.ContainingType)) reader.Add(new MemoryWritten(self, call.Operation));
        foreach ((IArgumentOperation argument, Value? value) in call.Arguments)
        {
            if (value is MemoryValue memory && argument.Parameter is { } parameter && IsWritten(call, parameter)) reader.Add(new MemoryWritten(Range(call, parameter, memory), call.Operation));
        }
    }

    /// <summary>Whether a call takes a reference for the place alone, and does not write there.</summary>
    public static bool IsOnlyAddress(IArgumentOperation argument)
    {
        if (argument.Parent is not IInvocationOperation { TargetMethod: var method }) return false;
        return Known.OfOwner(method) switch
        {
            Known.Unsafe => !IsUnsafeWrite(method, argument.Parameter!),
            Known.MemoryMarshal => true,
            "System.Threading.Volatile" or "System.Threading.Interlocked" => method.Name == "Read",
            _ => false,
        };
    }

    private static bool IsUnsafeWrite(IMethodSymbol method, IParameterSymbol parameter) =>
        method.Name is "Write" or "WriteUnaligned" or "InitBlock" or "InitBlockUnaligned" or "CopyBlock" or "CopyBlockUnaligned" or "Copy" && parameter.Ordinal == 0;

    private static void WriteCipherOutput(Call call, StepReader reader)
    {
        string output = call.Name.StartsWith("Encrypt", StringComparison.Ordinal) ? "ciphertext" : "plaintext";
        foreach (string name in new[] { output, call.Name == "Encrypt" ? "tag" : "" })
        {
            if (call[name] is MemoryValue memory) reader.Add(new MemoryWritten(memory, call.Operation));
        }
    }

    private static bool IsWritten(Call call, IParameterSymbol parameter)
    {
        if (parameter.RefKind is not RefKind.None || Known.Of(parameter.Type) is "System.ReadOnlySpan" or "System.ReadOnlyMemory") return false;
        return (call.Owner, call.Name, parameter.Name) switch
        {
            (Known.Unsafe, _, _) => IsUnsafeWrite(call.Method, parameter),
            (Known.NativeMemory, "Clear" or "Fill", "ptr") => true,
            (Known.Marshal, "WriteByte" or "WriteInt16" or "WriteInt32" or "WriteInt64" or "WriteIntPtr", "ptr") => true,
            ("System.Array", "Clear" or "Fill" or "Reverse" or "Sort", "array") => true,
            ("System.Array", "Copy" or "ConstrainedCopy", "destinationArray") => true,
            ("System.Array", "CopyTo", "array") => true,
            ("System.Buffer", "BlockCopy", "dst") => true,
            ("System.Buffer", "SetByte", "array") => true,
            ("System.MemoryExtensions", "Reverse" or "Sort" or "Replace", "span" or "keys") => true,
            (_, "ZeroMemory" or "Fill" or "GetBytes" or "NextBytes" or "GetNonZeroBytes", "buffer" or "data" or "bytes" or "span") => true,
            (_, _, "buffer" or "buffers") => call.Name.StartsWith("Read", StringComparison.Ordinal) || call.Name.StartsWith("Receive", StringComparison.Ordinal),
            (_, _, "destination" or "utf8Destination") => true,
            (_, "TransformBlock", "outputBuffer") => true,
            _ => false,
        };
    }

    // Array.Clear(array, index, length), Stream.Read(buffer, offset, count), Array.Copy(…, destinationIndex, length), Buffer.BlockCopy(…, dstOffset, count).
    private static MemoryValue Range(Call call, IParameterSymbol parameter, MemoryValue memory)
    {
        string? start = parameter.Name switch
        {
            "destinationArray" => "destinationIndex",
            "dst" => "dstOffset",
            "destination" => "startIndex",
            "bytes" => "byteIndex",
            "outputBuffer" => "outputOffset",
            _ => call.Has("offset") ? "offset" : call.Has("index") ? "index" : call.Has("startIndex") ? "startIndex" : null,
        };
        bool isAfterStart = start is not null && call.Has(start) && call.Owner != Known.Marshal;
        Quantity? length = call.Number(call.Has("count") ? "count" : call.Has("length") ? "length" : "byteCount");
        return isAfterStart ? memory.Slice(call.Number(start!), length) : call.Has("length") && parameter.Name == "destinationArray" ? memory.Slice(Quantity.Zero, length) : LengthOfSource(call, parameter, memory);
    }

    // source.CopyTo(destination) writes as much as the source has; others begin at the destination's beginning, and how far they come is not known.
    private static MemoryValue LengthOfSource(Call call, IParameterSymbol parameter, MemoryValue memory)
    {
        if (call.Owner == "System.Buffers.Binary.BinaryPrimitives") return memory with { Length = SizeOfNumber(call.Name) };
        if (parameter.Name is not ("destination" or "utf8Destination")) return memory;
        return memory with { Length = call.Name is "CopyTo" or "TryCopyTo" ? ((call.Instance ?? call[0]) as MemoryValue)?.Length : null };
    }

    // WriteUInt32LittleEndian
    private static Quantity? SizeOfNumber(string method)
    {
        foreach ((string type, long size) in new[] { ("128", 16L), ("64", 8L), ("32", 4L), ("16", 2L), ("Single", 4L), ("Double", 8L), ("Half", 2L), ("IntPtr", 8L) })
        {
            if (method.Contains(type)) return Quantity.Of(size);
        }

        return null;
    }
}
