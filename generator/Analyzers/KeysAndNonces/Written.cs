namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>The form in which bytes are written in the source.</summary>
internal enum WrittenAs
{
    NoBytes,

    /// <summary>As the size of memory that is never written.</summary>
    Zeros,

    /// <summary><c>..</c>, all of a range.</summary>
    WholeRange,

    Constant,

    Utf8Literal,

    /// <summary>A lambda that uses only its parameters and constants.</summary>
    Lambda,

    /// <summary>The arguments of a constructor of a text or a Guid.</summary>
    ConstructorArguments,

    /// <summary><c>Guid.Empty</c>.</summary>
    EmptyGuid,

    /// <summary>The elements of a <c>stackalloc</c>.</summary>
    StackAlloc,

    /// <summary>The element that all of some memory is filled with.</summary>
    Filling,
}

/// <summary>The stamp of bytes that are written in the source: what has the same form and the same text has equal bytes.</summary>
internal sealed record Written(WrittenAs As, string Text = "");
