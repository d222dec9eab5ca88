namespace KcapiGen.Operations;

/// <summary>The seam between the handle of a random number generator and the backend that does the work.</summary>
internal abstract class RandomOperation : IOperation
{
    public abstract KernelBackend Backend { get; }

    /// <summary>Fills memory with random bytes.</summary>
    public abstract void Fill(Span<byte> destination);

    /// <summary>Reseeds the generator. If that fails, the generator is unchanged.</summary>
    public abstract void Reseed(ReadOnlySpan<byte> seed);

    public abstract void Dispose();
}
