using System.Security.Cryptography;

namespace KcapiGen.Runtime.Tests;

/// <summary>HMAC with SHA-256 as .NET has it, which calls <see cref="OnDigest"/> before each of its digests.</summary>
internal sealed class WatchedHmac : IKeyedHash<WatchedHmac>
{
    private readonly IncrementalHash _hash;

    private WatchedHmac(ReadOnlySpan<byte> key) => _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    /// <summary>Gets or sets what is done before each digest, on this thread.</summary>
    [field: ThreadStatic]
    public static Action? OnDigest { get; set; }

    public static int HashSizeInBytes => SHA256.HashSizeInBytes;

    public static string Name => "hmac(sha256)";

    public static KernelBackend? ExpectedBackend => KernelBackend.Kernel;

    public KernelBackend Backend => KernelBackend.Kernel;

    int IHash.HashSizeInBytes => HashSizeInBytes;

    public static WatchedHmac Open(ReadOnlySpan<byte> key) => new(key);

    public int ComputeHash(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        AppendData(source);
        return GetHashAndReset(destination);
    }

    public void AppendData(ReadOnlySpan<byte> data) => _hash.AppendData(data);

    public int GetCurrentHash(Span<byte> destination) => _hash.GetCurrentHash(destination);

    public int GetHashAndReset(Span<byte> destination)
    {
        OnDigest?.Invoke();
        return _hash.GetHashAndReset(destination);
    }

    public void Dispose() => _hash.Dispose();
}
