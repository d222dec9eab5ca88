namespace KcapiGen.Kernel.Tests.Hashes;

/// <summary>What every generated hash class has. The classes share no base: HashDeclarations.cs gives them this interface, and the generated members fulfil it.</summary>
internal interface IHashClass : IDisposable
{
    KernelBackend Backend { get; }

    int ComputeHash(ReadOnlySpan<byte> source, Span<byte> destination);

    byte[] ComputeHash(ReadOnlySpan<byte> source);

    void AppendData(ReadOnlySpan<byte> data);

    int GetCurrentHash(Span<byte> destination);

    byte[] GetCurrentHash();

    int GetHashAndReset(Span<byte> destination);

    byte[] GetHashAndReset();

    bool TryGetCurrentHash(Span<byte> destination, out int bytesWritten);

    bool TryGetHashAndReset(Span<byte> destination, out int bytesWritten);

    bool Verify(ReadOnlySpan<byte> source, ReadOnlySpan<byte> hash);

    bool VerifyHashAndReset(ReadOnlySpan<byte> hash);

    IHashClass Reinit();

    IHashClass Duplicate();

    /// <summary>A class that takes no key has no such member.</summary>
    void Rekey(ReadOnlySpan<byte> key) => throw new NotSupportedException();
}

/// <summary>For the two members that are of the class itself.</summary>
internal interface IHashClass<TSelf> : IHashClass
    where TSelf : IHashClass<TSelf>
{
    new TSelf Reinit();

    new TSelf Duplicate();

    IHashClass IHashClass.Reinit() => Reinit();

    IHashClass IHashClass.Duplicate() => Duplicate();
}
