using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The members of CipherStream, and the calls that begin a stream or create a vector.</summary>
internal static class StreamCalls
{
    public static bool TryRead(Call call, StepReader reader, out Value? result)
    {
        result = null;
        if (call.Owner == Known.CipherStream || (call.Instance is StreamValue && call.Name == "Dispose"))
        {
            return TryReadMember(call, reader, out result);
        }

        if (call.Name is "BeginEncrypt" or "BeginDecrypt" && Known.IsStream(call.Method.ReturnType) && IsCipher(call.Method.ContainingType))
        {
            reader.Renew(call.Operation);
            var stream = new StreamValue(StreamKind.Begun, call.Operation, null, call.Operation);
            reader.Add(new StreamBegun(stream, call.Operation));
            result = stream;
            return true;
        }

        if (call.Owner == Known.IoVec)
        {
            return TryMakeVector(call, reader, out result);
        }

        if (call.Owner != Known.NativeBuffer || call.Name != "Vector")
        {
            return false;
        }

        result = call.Instance is MemoryValue buffer ? buffer.Slice(call.Number("offset"), call.Number("length")) : null;
        return true;
    }

    // Returns whether a type is a generated class, or the handle that it derives from or contains.
    private static bool IsCipher(INamedTypeSymbol type)
        => type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "KernelCipherAttribute")
            || PlatformTypes.NameOf(type).StartsWith("KcapiGen.", StringComparison.Ordinal);

    private static bool TryReadMember(Call call, StepReader reader, out Value? result)
    {
        result = null;
        if (call.Instance is not StreamValue stream)
        {
            return call.Name is "Update" or "Op" or "Dispose";
        }

        switch (call.Name)
        {
            case "Update":
                ReadInput(call, stream, reader);
                break;
            case "Op":
                reader.Add(new OutputCollected(stream, call.Operation));

                // Op must not write to memory that is lent to another stream.
                if (call[0] is MemoryValue output)
                {
                    reader.Add(new MemoryWritten(output, call.Operation));
                }

                break;
            case "Dispose":
                reader.Add(new StreamEnded(stream, call.Operation));
                return true;
            default:
                return false;
        }

        reader.Renew(call.Operation);
        result = new NumberValue(new(call.Operation, 0));
        return true;
    }

    private static void ReadInput(Call call, StreamValue stream, StepReader reader)
    {
        ITypeSymbol given = call.Method.Parameters[0].Type;
        Value? value = call[0];
        ImmutableArray<MemoryValue> pieces = value switch
        {
            ContainerValue vectors => [.. reader.Variables.ContentsOf(vectors).Items.Values.OfType<MemoryValue>()],
            MemoryValue memory => [memory],
            _ => [],
        };
        bool isLent = Known.IsVector(given) || Known.IsVectors(given);
        Quantity? length = value is NullValue ? Quantity.Zero : isLent && pieces.Length > 1 ? null : pieces.FirstOrDefault()?.Length;
        reader.Add(new InputGiven(stream, call.Operation)
        {
            IsLent = isLent,
            Pieces = isLent ? pieces : [],
            Length = length,
            IsLast = call.Constant("last") as bool?,
        });
    }

    private static bool TryMakeVector(Call call, StepReader reader, out Value? result)
    {
        result = null;
        switch (call.Name)
        {
            case "FromPointer":
                if (call[0] is MemoryValue pointer)
                {
                    MemoryValue vector = pointer with { Length = call.Number(1) };
                    reader.Add(new VectorMade(vector, call.Operation));

                    // The event above already reports that the memory is not pinned.
                    result = vector.Pin?.Ended is not null ? vector with { Pin = null } : vector;
                }

                return true;
            case "FromHandle":
                result = call[0] is PinValue pin ? pin.Pinned with { Length = call.Number(1) } : null;
                return true;
            default:
                return false;
        }
    }
}
