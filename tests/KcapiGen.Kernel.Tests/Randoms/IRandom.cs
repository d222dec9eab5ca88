namespace KcapiGen.Kernel.Tests.Randoms;

/// <summary>What every generated class of a random number generator has.</summary>
internal interface IRandom : IDisposable
{
    KernelBackend Backend { get; }

    void Fill(Span<byte> destination);

    void Reseed(ReadOnlySpan<byte> seed);
}
