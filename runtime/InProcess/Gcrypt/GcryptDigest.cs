using Microsoft.Win32.SafeHandles;

namespace KcapiGen.InProcess.Gcrypt;

/// <summary>A <c>gcry_md_hd_t</c>: made once, started anew for each message.</summary>
internal sealed unsafe class GcryptDigest : SafeHandleZeroOrMinusOneIsInvalid
{
    // GCRY_MD_FLAG_HMAC of gcrypt.h
    private const uint HmacFlag = 2;

    private GcryptDigest(nint digest)
        : base(ownsHandle: true)
        => SetHandle(digest);

    /// <summary>Opens a hash.</summary>
    /// <param name="algorithm">Its number (<c>enum gcry_md_algos</c>).</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Thrown when this libgcrypt does not have it.</exception>
    public static GcryptDigest Create(int algorithm) => Open(algorithm, 0);

    /// <summary>Opens the HMAC of a hash.</summary>
    public static GcryptDigest CreateHmac(int algorithm, ReadOnlySpan<byte> key)
    {
        GcryptDigest digest = Open(algorithm, HmacFlag);
        byte nothing = 0;
        try
        {
            fixed (byte* bytes = key)
            {
                // A null pointer is refused; an empty key is a key.
                Libgcrypt.Check(Libgcrypt.DigestSetKey(digest.handle, bytes is null ? &nothing : bytes, (nuint)key.Length));
            }

            return digest;
        }
        catch
        {
            digest.Dispose();
            throw;
        }
    }

    /// <summary>Opens another one in the same state.</summary>
    public GcryptDigest Duplicate()
    {
        nint copy;
        Libgcrypt.Check(Libgcrypt.DigestCopy(&copy, handle));
        return new GcryptDigest(copy);
    }

    /// <summary>Starts a message.</summary>
    public void Start() => Libgcrypt.DigestReset(handle);

    public void Append(ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
        {
            Libgcrypt.DigestWrite(handle, bytes, (nuint)data.Length);
        }
    }

    /// <summary>Ends a message with the first bytes of its digest, as many as are asked for.</summary>
    public void Finish(Span<byte> digest) => new ReadOnlySpan<byte>(Libgcrypt.DigestRead(handle, 0), digest.Length).CopyTo(digest);

    protected override bool ReleaseHandle()
    {
        Libgcrypt.DigestClose(handle);
        return true;
    }

    private static GcryptDigest Open(int algorithm, uint flags)
    {
        Libgcrypt.Initialize();
        nint digest;
        Libgcrypt.Check(Libgcrypt.DigestOpen(&digest, algorithm, flags));
        return new GcryptDigest(digest);
    }
}
