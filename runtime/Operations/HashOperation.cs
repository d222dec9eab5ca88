namespace KcapiGen.Operations;

/// <summary>
/// The seam between the handle of a hash and the side that does the work: one OP, which takes one message at a time.
/// The handle knows nothing else of the side it works with.
/// </summary>
/// <remarks>
/// A digest that is asked for is always taken whole: the memory for it has its exact size. An operation that fails forgets its message.
/// </remarks>
internal abstract class HashOperation : IOperation
{
    public abstract KernelBackend Backend { get; }

    /// <summary>A new OP with the same key, and no message.</summary>
    public abstract HashOperation Reinit();

    /// <summary>A new OP with the same key, in the midst of the same message.</summary>
    public abstract HashOperation Duplicate();

    /// <summary>Does a whole message in one step, while none is under way.</summary>
    public abstract void Compute(ReadOnlySpan<byte> message, Span<byte> digest);

    /// <summary>Adds to the message that is under way, or begins one.</summary>
    public abstract void Append(ReadOnlySpan<byte> data);

    /// <summary>The digest of what was added so far. The message goes on.</summary>
    public abstract void Current(Span<byte> digest);

    /// <summary>Ends the message, which may be empty.</summary>
    public abstract void Finish(Span<byte> digest);

    public abstract void Dispose();
}
