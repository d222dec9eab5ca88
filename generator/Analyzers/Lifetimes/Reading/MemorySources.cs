using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>The calls that return new memory, or a pin.</summary>
internal static class MemorySources
{
    public static bool TryRead(Call call, StepReader reader, out Value? result)
    {
        result = (call.Owner, call.Name) switch
        {
            (Known.NativeBuffer, "Allocate") => reader.Make(call.Operation, OriginKind.NativeBuffer, call.Number(0)),
            (PlatformTypes.GcHandle, "Alloc") => PinByHandle(call, reader, call[1] is NumberValue { Quantity: { IsConstant: true, Constant: 3 } }),
            (_, "Pin") when call.Instance is MemoryValue memory => PinBy(call, reader, memory, PinKind.MemoryHandle),
            ("System.Array", "Empty") => reader.Make(call.Operation, OriginKind.Managed, Quantity.Zero),
            _ when call.Member.Effect == MemoryEffect.Allocate
                => reader.Make(call.Operation, KindOf(call), call.Member.Size is { } size ? call.Number(size) : null),
            _ => null,
        };
        if (result is null && IsPlatformArray(call))
        {
            result = reader.Make(call.Operation, OriginKind.Managed, Size(call));
        }

        return result is not null || call.Is(PlatformTypes.GcHandle, "Alloc");
    }

    public static PinValue? PinByHandle(Call call, StepReader reader, bool isPinning)
    {
        if (call[0] is MemoryValue target)
        {
            return isPinning ? PinBy(call, reader, target, PinKind.GcHandle) : null;
        }

        if (call.Arguments.Count > 0)
        {
            reader.Sources.PinnedObjects.Add(StepReader.ObjectOf(call.Arguments[0].Operation.Value));
        }

        return null;
    }

    public static PinValue PinBy(Call call, StepReader reader, MemoryValue target, PinKind kind)
    {
        Pin pin = reader.Sources.Pin(call.Operation, kind, null);
        reader.Renew(pin);
        target.Origin.Pins.Add(pin);
        return new(pin, target);
    }

    private static OriginKind KindOf(Call call) => call.Member.Allocated switch
    {
        AllocationKind.Owner => OriginKind.Owner,
        AllocationKind.Native => OriginKind.Native,
        AllocationKind.MaybePinnedArray
            => call.Constant("pinned") switch { true => OriginKind.PinnedHeap, null => OriginKind.Unknown, _ => OriginKind.Managed },
        _ => OriginKind.Managed,
    };

    // ToArray, Clone, RandomNumberGenerator.GetBytes, Convert.FromHexString, File.ReadAllBytes, …: an array like any other.
    private static bool IsPlatformArray(Call call)
        => PlatformTypes.IsPlatform(call.Method)
            && !IsReinterpreting(call.Owner)
            && (Known.IsArrayOfPlainData(call.Method.ReturnType) || (call.Name == "Clone" && call.Instance is MemoryValue));

    private static bool IsReinterpreting(string owner)
        => owner is PlatformTypes.Unsafe or PlatformTypes.MemoryMarshal or PlatformTypes.GcHandle
            || owner.EndsWith("ImmutableCollectionsMarshal", StringComparison.Ordinal)
            || owner == "System.Threading.Interlocked";

    private static Quantity? Size(Call call)
        => call.Is("System.Security.Cryptography.RandomNumberGenerator", "GetBytes")
            ? call.Number(0)
            : call.Name is "ToArray"
            ? ((call.Instance ?? call[0]) as MemoryValue)?.Length
            : null;
}
