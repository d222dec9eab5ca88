using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace KcapiGen.InProcess;

/// <summary>An <c>EVP_MAC_CTX</c> with its key, which is reused for each message.</summary>
internal sealed unsafe class EvpMac : SafeHandleZeroOrMinusOneIsInvalid
{
    private const string Hmac = "HMAC";
    private const string Cmac = "CMAC";
    private const string Blake2b = "BLAKE2BMAC";

    private static readonly Fetched Macs = new(static name => Libcrypto.MacFetch(0, name, 0));

    private EvpMac(nint context)
        : base(ownsHandle: true)
        => SetHandle(Libcrypto.NotNull(context));

    /// <summary>Gets the size of a digest in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>Creates an HMAC.</summary>
    public static EvpMac CreateHmac(string hash, ReadOnlySpan<byte> key) => Create(Hmac, "digest\0"u8, hash, key);

    /// <summary>Creates a CMAC with a block cipher, given OpenSSL's name of its CBC mode.</summary>
    public static EvpMac CreateCmac(string cipher, ReadOnlySpan<byte> key) => Create(Cmac, "cipher\0"u8, cipher, key);

    /// <summary>Creates BLAKE2b with a key and a digest of 64 bytes.</summary>
    public static EvpMac CreateBlake2b(ReadOnlySpan<byte> key) => Create(Blake2b, [], "", key);

    /// <summary>Returns a copy with the same key.</summary>
    public EvpMac Duplicate() => new(Libcrypto.MacContextDuplicate(handle)) { Size = Size };

    /// <summary>Begins a message.</summary>
    public void Start() => Libcrypto.Check(Libcrypto.MacInit(handle, null, 0, null));

    public void Append(ReadOnlySpan<byte> data)
    {
        fixed (byte* bytes = data)
        {
            Libcrypto.Check(Libcrypto.MacUpdate(handle, bytes, (nuint)data.Length));
        }
    }

    /// <summary>Computes the digest of the message so far, which can be continued.</summary>
    public void Peek(Span<byte> digest)
    {
        // A SafeHandle for it would be one more allocation.
        nint copy = Libcrypto.NotNull(Libcrypto.MacContextDuplicate(handle));
        try
        {
            FinishContext(copy, digest);
        }
        finally
        {
            Libcrypto.MacContextFree(copy);
        }
    }

    /// <summary>Ends a message and computes its digest. <paramref name="digest"/> has the size of the whole digest.</summary>
    public void Finish(Span<byte> digest) => FinishContext(handle, digest);

    protected override bool ReleaseHandle()
    {
        Libcrypto.MacContextFree(handle);
        return true;
    }

    private static EvpMac Create(string algorithm, ReadOnlySpan<byte> parameterName, string parameter, ReadOnlySpan<byte> key)
    {
        var mac = new EvpMac(Libcrypto.MacContextNew(Macs.Get(algorithm)));
        try
        {
            mac.SetKey(parameterName, parameter, key);
            return mac;
        }
        catch
        {
            mac.Dispose();
            throw;
        }
    }

    private void SetKey(ReadOnlySpan<byte> parameterName, string parameter, ReadOnlySpan<byte> key)
    {
        byte[] value = Encoding.ASCII.GetBytes(parameter + '\0');
        byte nothing = 0;
        fixed (byte* bytes = key, name = parameterName, text = value)
        {
            OsslParam* parameters = stackalloc OsslParam[2];
            if (name is not null)
            {
                parameters[0] = OsslParam.Text(name, text, value.Length);
            }

            // A null pointer means the previous key, but an empty key is a key.
            Libcrypto.Check(Libcrypto.MacInit(handle, bytes is null ? &nothing : bytes, (nuint)key.Length, parameters));
        }

        Size = checked((int)Libcrypto.MacSize(handle));
    }

    private static void FinishContext(nint context, Span<byte> digest)
    {
        nuint written;
        fixed (byte* bytes = digest)
        {
            Libcrypto.Check(Libcrypto.MacFinal(context, bytes, &written, (nuint)digest.Length));
        }

        if (written != (nuint)digest.Length)
        {
            throw new CryptographicException($"The digest is {written} bytes long, and {digest.Length} were asked for.");
        }
    }
}
