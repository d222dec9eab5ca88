namespace KcapiGen.Reliability.Tests.Races;

/// <summary>The parts of what two threads work with. An act uses, holds or ends some of them.</summary>
[Flags]
internal enum Part
{
    None = 0,

    /// <summary>The handle.</summary>
    Handle = 1,

    /// <summary>A transform with an operation of its own.</summary>
    Transform = 2,

    /// <summary>A stream that the handle began.</summary>
    Stream = 4,

    /// <summary>The side of the stream that gives input.</summary>
    Giving = 8,

    /// <summary>The side of the stream that picks up output.</summary>
    Taking = 16,
}
