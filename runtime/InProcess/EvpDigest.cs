using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace KcapiGen.InProcess;

/// <summary>An <c>EVP_MD_CTX</c>, which is reused for each message.</summary>
internal sealed unsafe class EvpDigest : SafeHandleZeroOrMinusOneIsInvalid
{
    private static readonly Fetched Digests = new(static name => Libcrypto.DigestFetch(0, name, 0));

    private readonly int _size;

    private EvpDigest(int size)
        : base(ownsHandle: true)
    {
        _size = size;
        SetHandle(Libcrypto.NotNull(Libcrypto.DigestContextNew()));
    }

    /// <summary>Returns the <c>EVP_MD</c> of a hash, named as OpenSSL names it.</summary>
    public static nint Fetch(string name) => Digests.Get(name);

    /// <summary>Creates a context for a hash, named as OpenSSL names it.</summary>
    public static EvpDigest Create(string name)
    {
        nint digest = Fetch(name);
        var context = new EvpDigest(Libcrypto.DigestSize(digest));
        try
        {
            Libcrypto.Check(Libcrypto.DigestInit(context.handle, digest, null));
            return context;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>Returns a copy in the same state.</summary>
    public EvpDigest Duplicate()
    {
        var copy = new EvpDigest(_size);
        try
        {
            copy.Become(this);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Copies the state of another context.</summary>
    public void Become(EvpDigest other) => Libcrypto.Check(Libcrypto.DigestCopy(handle, other.handle));

    /// <summary>Begins a message.</summary>
    public void Start() => Libcrypto.Check(Libcrypto.DigestInit(handle, 0, null));

    public void Append(ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
        {
            Libcrypto.Check(Libcrypto.DigestUpdate(handle, bytes, (nuint)data.Length));
        }
    }

    /// <summary>Ends a message and computes its digest. <paramref name="digest"/> has the size of the whole digest.</summary>
    /// <exception cref="CryptographicException">Thrown when it does not have that size.</exception>
    public void Finish(Span<byte> digest)
    {
        // OpenSSL writes all of it, whatever the length of the buffer is.
        if (digest.Length != _size)
        {
            throw new CryptographicException($"The digest is {_size} bytes long, and {digest.Length} were asked for.");
        }

        uint written;
        fixed (byte* bytes = digest)
        {
            Libcrypto.Check(Libcrypto.DigestFinal(handle, bytes, &written));
        }
    }

    protected override bool ReleaseHandle()
    {
        Libcrypto.DigestContextFree(handle);
        return true;
    }
}
