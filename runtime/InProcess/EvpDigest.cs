using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace KcapiGen.InProcess;

/// <summary>An <c>EVP_MD_CTX</c>: made once, started anew for each message.</summary>
internal sealed unsafe class EvpDigest : SafeHandleZeroOrMinusOneIsInvalid
{
    // Fetched once and kept for the life of the process: OpenSSL looks a name up in its providers each time.
    private static readonly ConcurrentDictionary<string, nint> Digests = new();

    private EvpDigest()
        : base(ownsHandle: true)
        => SetHandle(Libcrypto.DigestContextNew());

    /// <summary>Whether this libcrypto has a hash.</summary>
    public static bool Has(string name) => Fetch(name) != 0;

    /// <summary>A context for a hash, named as OpenSSL names it.</summary>
    public static EvpDigest Create(string name)
    {
        var context = new EvpDigest();
        Libcrypto.Check(Libcrypto.DigestInit(context.handle, Fetch(name), null));
        return context;
    }

    /// <summary>A context of its own in the same state.</summary>
    public EvpDigest Duplicate()
    {
        var copy = new EvpDigest();
        copy.Become(this);
        return copy;
    }

    /// <summary>Takes over the state of another.</summary>
    public void Become(EvpDigest other) => Libcrypto.Check(Libcrypto.DigestCopy(handle, other.handle));

    /// <summary>Starts a message.</summary>
    public void Start() => Libcrypto.Check(Libcrypto.DigestInit(handle, 0, null));

    public void Append(ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
        {
            Libcrypto.Check(Libcrypto.DigestUpdate(handle, bytes, (nuint)data.Length));
        }
    }

    /// <summary>Ends a message; <paramref name="digest"/> has the size of the digest.</summary>
    public void Finish(Span<byte> digest)
    {
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

    /// <summary>The <c>EVP_MD</c> of a hash, named as OpenSSL names it; 0 where this libcrypto has none.</summary>
    public static nint Fetch(string name) => Digests.GetOrAdd(name, static name => Libcrypto.DigestFetch(0, name, 0));
}
