using System.Security.Cryptography;

namespace KcapiGen.InProcess;

/// <summary>
/// Memory for a key that an object of the engine keeps: native, locked and left out of core dumps where the system allows it, and zeroed when the
/// object is disposed or, if it is abandoned, finalized.
/// </summary>
/// <remarks>Its spans are used only while its owner is reachable. The libraries keep their keys in memory of their own, and clear it when they free it.</remarks>
internal sealed unsafe class KeyBuffer : IDisposable
{
    private readonly int _length;

    // A number, so that only one of two threads that dispose the buffer gets it.
    private nint _piece;

    /// <summary>Creates a buffer of zeros.</summary>
    /// <param name="length">Its length in bytes.</param>
    public KeyBuffer(int length)
    {
        _length = length;
        _piece = LockedPages.Rent(length);
    }

    /// <summary>Creates a buffer with a copy of a key.</summary>
    public KeyBuffer(ReadOnlySpan<byte> key)
        : this(key.Length)
        => key.CopyTo(Span);

    ~KeyBuffer() => Release();

    /// <summary>The length in bytes.</summary>
    public int Length => _length;

    /// <summary>The memory, which begins at a multiple of 64 bytes.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public Span<byte> Span
    {
        get
        {
            nint piece = _piece;
            ObjectDisposedException.ThrowIf(piece == 0, this);
            return new((void*)piece, _length);
        }
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        nint piece = Interlocked.Exchange(ref _piece, 0);
        if (piece != 0)
        {
            CryptographicOperations.ZeroMemory(new Span<byte>((void*)piece, _length));
            LockedPages.Return(piece, _length);
        }
    }
}
