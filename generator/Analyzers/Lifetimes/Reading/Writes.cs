using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The calls of the platform that write to memory they are given.</summary>
internal static class Writes
{
    public static void Read(Call call, StepReader reader)
    {
        if (!PlatformTypes.IsPlatform(call.Method))
        {
            if (call.Name is "Encrypt" or "Decrypt" or "EncryptSectors" or "DecryptSectors")
            {
                WriteCipherOutput(call, reader);
            }

            return;
        }

        // span.Clear(), span.Fill(x): the instance is written.
        if (call.Instance is MemoryValue self && call.Member.Target == PlatformMember.Instance)
        {
            reader.Add(new MemoryWritten(self, call.Operation));
        }

        foreach ((IArgumentOperation argument, Value? value) in call.Arguments)
        {
            if (value is MemoryValue memory && argument.Parameter is { } parameter && ParameterAccess.Writes(call.Method, call.Member, parameter))
            {
                reader.Add(new MemoryWritten(Range(call, parameter, memory), call.Operation));
            }
        }
    }

    private static void WriteCipherOutput(Call call, StepReader reader)
    {
        string output = call.Name.StartsWith("Encrypt", StringComparison.Ordinal) ? "ciphertext" : "plaintext";
        foreach (string name in new[] { output, call.Name == "Encrypt" ? "tag" : "" })
        {
            if (call[name] is MemoryValue memory)
            {
                reader.Add(new MemoryWritten(memory, call.Operation));
            }
        }
    }

    // Array.Clear(array, index, length), Stream.Read(buffer, offset, count), Array.Copy(…, destinationIndex, length), Buffer.BlockCopy(…,
    // dstOffset, count).
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
        bool isAfterStart = start is not null && call.Has(start) && call.Owner != PlatformTypes.Marshal;
        Quantity? length = call.Number(call.Has("count") ? "count" : call.Has("length") ? "length" : "byteCount");
        return isAfterStart
            ? memory.Slice(call.Number(start!), length)
            : call.Has("length") && parameter.Name == "destinationArray"
            ? memory.Slice(Quantity.Zero, length)
            : LengthOfSource(call, parameter, memory);
    }

    // source.CopyTo(destination) writes as many bytes as the source has. Other methods write from the start of the destination to an unknown end.
    private static MemoryValue LengthOfSource(Call call, IParameterSymbol parameter, MemoryValue memory)
    {
        if (call.Owner == PlatformTypes.BinaryPrimitives)
        {
            return memory with { Length = SizeOfNumber(call.Name) };
        }

        if (parameter.Name is not ("destination" or "utf8Destination"))
        {
            return memory;
        }

        return memory with { Length = call.Name is "CopyTo" or "TryCopyTo" ? ((call.Instance ?? call[0]) as MemoryValue)?.Length : null };
    }

    // WriteUInt32LittleEndian
    private static Quantity? SizeOfNumber(string method)
    {
        foreach ((string type, long size) in new[] { ("128", 16L), ("64", 8L), ("32", 4L), ("16", 2L), ("Single", 4L), ("Double", 8L),
            ("Half", 2L), ("IntPtr", 8L) })
        {
            if (method.Contains(type))
            {
                return Quantity.Of(size);
            }
        }

        return null;
    }
}
