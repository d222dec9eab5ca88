using System.Text;
using Microsoft.Win32.SafeHandles;

namespace KcapiGen.InProcess;

/// <summary>An <c>EVP_MAC_CTX</c> that has its key: made once, started anew for each message.</summary>
internal sealed unsafe class EvpMac : SafeHandleZeroOrMinusOneIsInvalid
{
    private EvpMac(nint context)
        : base(ownsHandle: true)
        => SetHandle(context);

    /// <summary>An HMAC with a hash, named as OpenSSL names it.</summary>
    public static EvpMac CreateHmac(string hash, ReadOnlySpan<byte> key)
    {
        var mac = new EvpMac(Libcrypto.MacContextNew(Libcrypto.MacFetch(0, "HMAC", 0)));
        byte[] value = Encoding.ASCII.GetBytes(hash + '\0');
        byte nothing = 0;
        fixed (byte* bytes = key, name = "digest\0"u8, digest = value)
        {
            OsslParam* parameters = stackalloc OsslParam[2];
            parameters[0] = OsslParam.Text(name, digest, value.Length);

            // A null pointer would mean the key of before; an empty key is a key.
            Libcrypto.Check(Libcrypto.MacInit(mac.handle, bytes is null ? &nothing : bytes, (nuint)key.Length, parameters));
        }

        return mac;
    }

    /// <summary>A context of its own with the same key.</summary>
    public EvpMac Duplicate() => new(Libcrypto.MacContextDuplicate(handle));

    /// <summary>Starts a message.</summary>
    public void Start() => Libcrypto.Check(Libcrypto.MacInit(handle, null, 0, null));

    public void Append(ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
        {
            Libcrypto.Check(Libcrypto.MacUpdate(handle, bytes, (nuint)data.Length));
        }
    }

    /// <summary>Ends a message; <paramref name="digest"/> has room for all of the digest.</summary>
    public void Finish(Span<byte> digest)
    {
        nuint written;
        fixed (byte* bytes = digest)
        {
            Libcrypto.Check(Libcrypto.MacFinal(handle, bytes, &written, (nuint)digest.Length));
        }
    }

    protected override bool ReleaseHandle()
    {
        Libcrypto.MacContextFree(handle);
        return true;
    }
}
