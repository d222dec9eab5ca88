namespace KcapiGen.Generator.Analyzers.Lifetimes.Values;

/// <summary>The value of a variable where paths meet that gave it different values (a φ); the same until the paths meet there again.</summary>
internal sealed class Meeting
{
    /// <summary>The constant that the number is when the paths meet for the first time.</summary>
    public long? FirstNumber { get; set; }

    /// <summary>The memory, if the variable holds memory.</summary>
    public Origin Origin => field ??= new Origin(OriginKind.Either, null);

    public Pin Pin => field ??= new Pin(PinKind.MemoryHandle, null);

    public Origin Container => field ??= new Origin(OriginKind.Container, null);
}
