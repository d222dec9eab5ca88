using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The origins and pins of a method: one for each place in the source, however often it is read.</summary>
internal sealed class Sources
{
    private readonly Dictionary<object, Origin> _origins = [];
    private readonly Dictionary<object, Pin> _pins = [];
    private readonly Dictionary<object, Value?> _unknowns = [];

    /// <summary>The targets of assignments to flow captures.</summary>
    public Dictionary<object, IOperation> CaptureTargets { get; } = [];

    /// <summary>The variables that hold an object other than an array that a GCHandle pins somewhere in the method.</summary>
    public HashSet<object> PinnedObjects { get; } = [];

    public Origin Origin(object place, OriginKind kind, Frame? frame = null, string? name = null)
    {
        object key = (place, frame);
        if (!_origins.TryGetValue(key, out Origin? origin))
        {
            _origins.Add(key, origin = new Origin(kind, name, frame, place as ISymbol));
        }

        return origin;
    }

    /// <summary>Returns the memory of a local whose address was taken; null for every other local.</summary>
    public Origin? AddressTaken(ILocalSymbol local, Frame frame)
        => _origins.TryGetValue(((object)local, (Frame?)frame), out Origin? origin) ? origin : null;

    public Pin Pin(object place, PinKind kind, string? name)
    {
        if (!_pins.TryGetValue(place, out Pin? pin))
        {
            _pins.Add(place, pin = new Pin(kind, name));
        }

        return pin;
    }

    /// <summary>Returns the value of an expression or variable if only its type is known.</summary>
    public Value? Unknown(object place, ITypeSymbol? type, string? name)
    {
        if (!_unknowns.TryGetValue(place, out Value? value))
        {
            _unknowns.Add(place, value = CreateUnknown(place, type, name));
        }

        return value;
    }

    private static Value? CreateUnknown(object place, ITypeSymbol? type, string? name)
    {
        if (Known.IsStream(type))
        {
            return new StreamValue(StreamKind.Outer, place, name, null);
        }

        if (Known.IsContainer(type))
        {
            return new ContainerValue(new Origin(OriginKind.Container, name));
        }

        if (Known.IsArrayOfPlainData(type) || type?.SpecialType == SpecialType.System_String)
        {
            return Whole(place is IParameterSymbol ? OriginKind.GivenArray : OriginKind.Unknown);
        }

        if (PlatformTypes.IsSpanOrMemory(type) || PlatformTypes.IsPointer(type) || Known.IsVector(type))
        {
            return Whole(OriginKind.Unknown);
        }

        if (PlatformTypes.NameOf(type) == Known.NativeBuffer)
        {
            return Whole(OriginKind.NativeBuffer);
        }

        if (PlatformTypes.IsMemoryOwner(type))
        {
            return Whole(OriginKind.Owner);
        }

        if (PlatformTypes.NameOf(type) is PlatformTypes.MemoryHandle or PlatformTypes.GcHandle or PlatformTypes.PinnedGcHandle)
        {
            return new PinValue(new Pin(PinKind.MemoryHandle, name), Whole(OriginKind.Unknown));
        }

        return IsInteger(type) ? new NumberValue(new(place, 0)) : null;

        MemoryValue Whole(OriginKind kind)
        {
            var origin = new Origin(kind, name);
            return new(origin, null, Quantity.Zero, origin.Length);
        }
    }

    private static bool IsInteger(ITypeSymbol? type)
        => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64;
}
