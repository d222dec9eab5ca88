namespace KcapiGen.Operations;

/// <summary>
/// The seam between the handle of a hash and the backend that does the work: one OP, which processes one message at a time.
/// The handle knows nothing else of the backend.
/// </summary>
/// <remarks>
/// The memory for a digest has exactly its size. An operation that fails loses its message.
/// </remarks>
internal abstract class HashOperation : IOperation
{
    public abstract KernelBackend Backend { get; }

    /// <summary>Opens a new OP with the same key, without a message.</summary>
    public abstract HashOperation Reinit();

    /// <summary>Opens a new OP with the same key that continues a copy of the current message.</summary>
    public abstract HashOperation Duplicate();

    /// <summary>Computes the digest of a whole message. There must be no current message.</summary>
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

    /// <summary>Appends data to the current message, or begins one.</summary>
    public abstract void Append(ReadOnlySpan<byte> data);

    /// <summary>Computes the digest of the current message, which can be continued.</summary>
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

    /// <summary>Computes the digest of the current message, which may be empty, and ends it.</summary>
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
