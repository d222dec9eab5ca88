using System.Security.Cryptography;

namespace KcapiGen.Chunks;

/// <summary>Memory for one chunk, zeroed when its owner disposes it or is abandoned.</summary>
/// <remarks>Whoever works on the bytes keeps the owner reachable until the end (<see cref="GC.KeepAlive"/>), or they could be zeroed meanwhile.</remarks>
internal sealed class ChunkBuffer(int size) : IDisposable
{
    ~ChunkBuffer() => CryptographicOperations.ZeroMemory(Bytes);

    /// <summary>
    /// The bytes. An array, because the caller's streams get it, and an array is never freed while a stream still has it; pinned, because a collection
    /// then leaves no copy of the plaintext behind.
    /// </summary>
    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(size, pinned: true);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Bytes);
        GC.SuppressFinalize(this);
    }
}
