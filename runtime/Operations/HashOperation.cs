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
    public void Compute(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        try
        {
            ComputeDigest(message, digest);
        }
        catch
        {
            FailedOutput.Clear(digest);
            throw;
        }
    }

    /// <summary>Adds to the message that is under way, or begins one.</summary>
    public abstract void Append(ReadOnlySpan<byte> data);

    /// <summary>The digest of what was added so far. The message goes on.</summary>
    public void Current(Span<byte> digest)
    {
        try
        {
            CurrentDigest(digest);
        }
        catch
        {
            FailedOutput.Clear(digest);
            throw;
        }
    }

    /// <summary>Ends the message, which may be empty.</summary>
    public void Finish(Span<byte> digest)
    {
        try
        {
            FinishDigest(digest);
        }
        catch
        {
            FailedOutput.Clear(digest);
            throw;
        }
    }

    public abstract void Dispose();

    /// <inheritdoc cref="Compute"/>
    protected abstract void ComputeDigest(ReadOnlySpan<byte> message, Span<byte> digest);

    /// <inheritdoc cref="Current"/>
    protected abstract void CurrentDigest(Span<byte> digest);

    /// <inheritdoc cref="Finish"/>
    protected abstract void FinishDigest(Span<byte> digest);
}
