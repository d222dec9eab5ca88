using Microsoft.Win32.SafeHandles;

namespace KcapiGen.InProcess.Gcrypt;

/// <summary>A <c>gcry_cipher_hd_t</c> that has its key: made once, started anew for each message.</summary>
internal sealed unsafe class GcryptCipher : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly int _algorithm;
    private readonly GcryptMode _mode;

    // libgcrypt does not copy a cipher, so the key is kept to make the next one.
    private readonly KeyBuffer _key;

    private GcryptCipher(int algorithm, GcryptMode mode, KeyBuffer key)
        : base(ownsHandle: true)
    {
        _algorithm = algorithm;
        _mode = mode;
        _key = key;
    }

    /// <summary>Opens a block cipher in a mode.</summary>
    /// <param name="algorithm">The number of the block cipher with a key of this size (<c>enum gcry_cipher_algos</c>).</param>
    /// <param name="mode">The mode.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Thrown when this libgcrypt does not have it or refuses the key.</exception>
    public static GcryptCipher Create(int algorithm, GcryptMode mode, ReadOnlySpan<byte> key)
    {
        Libgcrypt.Initialize();
        var cipher = new GcryptCipher(algorithm, mode, new KeyBuffer(key));
        try
        {
            cipher.Open();
            return cipher;
        }
        catch
        {
            cipher.Dispose();
            throw;
        }
    }

    /// <summary>Opens another one with the same key.</summary>
    public GcryptCipher Duplicate() => Create(_algorithm, _mode, _key.Span);

    /// <summary>Starts a message with an IV, a counter block or a nonce; ECB takes none.</summary>
    public void Start(ReadOnlySpan<byte> iv)
    {
        if (_mode == GcryptMode.Ecb)
        {
            return;
        }

        fixed (byte* bytes = iv)
        {
            Libgcrypt.Check(_mode == GcryptMode.Ctr
                ? Libgcrypt.CipherSetCounter(handle, bytes, (nuint)iv.Length)
                : Libgcrypt.CipherSetIv(handle, bytes, (nuint)iv.Length));
        }
    }

    /// <summary>Tells CCM the lengths of a message before its first byte.</summary>
    public void SetLengths(int text, int associatedData, int tag)
    {
        ulong* lengths = stackalloc ulong[] { (ulong)text, (ulong)associatedData, (ulong)tag };
        Libgcrypt.Check(Libgcrypt.CipherControl(handle, Libgcrypt.GCRYCTL_SET_CCM_LENGTHS, lengths, 3 * sizeof(ulong)));
    }

    public void Authenticate(ReadOnlySpan<byte> associatedData)
    {
        fixed (byte* bytes = associatedData)
        {
            Libgcrypt.Check(Libgcrypt.CipherAuthenticate(handle, bytes, (nuint)associatedData.Length));
        }
    }

    public void Update(bool encrypt, ReadOnlySpan<byte> input, Span<byte> output)
    {
        fixed (byte* source = input, target = output)
        {
            Libgcrypt.Check(encrypt
                ? Libgcrypt.CipherEncrypt(handle, target, (nuint)output.Length, source, (nuint)input.Length)
                : Libgcrypt.CipherDecrypt(handle, target, (nuint)output.Length, source, (nuint)input.Length));
        }
    }

    public void GetTag(Span<byte> tag)
    {
        fixed (byte* bytes = tag)
        {
            Libgcrypt.Check(Libgcrypt.CipherGetTag(handle, bytes, (nuint)tag.Length));
        }
    }

    /// <summary>Whether the tag is that of the message that was decrypted; libgcrypt compares in constant time.</summary>
    public bool HasTag(ReadOnlySpan<byte> tag)
    {
        uint error;
        fixed (byte* bytes = tag)
        {
            error = Libgcrypt.CipherCheckTag(handle, bytes, (nuint)tag.Length);
        }

        if (Libgcrypt.CodeOf(error) == Libgcrypt.GPG_ERR_CHECKSUM)
        {
            return false;
        }

        Libgcrypt.Check(error);
        return true;
    }

    protected override bool ReleaseHandle()
    {
        // It wipes the key schedule.
        Libgcrypt.CipherClose(handle);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _key.Dispose();
        }
    }

    private void Open()
    {
        nint cipher;
        Libgcrypt.Check(Libgcrypt.CipherOpen(&cipher, _algorithm, (int)_mode, 0));
        SetHandle(cipher);

        // The kernel takes a weak key, as Blowfish and DES have some, unless it is told not to. libgcrypt before 1.10 does not know the command, and
        // refuses such a key below.
        Libgcrypt.CipherControl(handle, Libgcrypt.GCRYCTL_SET_ALLOW_WEAK_KEY, null, 1);
        fixed (byte* bytes = _key.Span)
        {
            uint error = Libgcrypt.CipherSetKey(handle, bytes, (nuint)_key.Length);
            if (Libgcrypt.CodeOf(error) != Libgcrypt.GPG_ERR_WEAK_KEY)
            {
                Libgcrypt.Check(error);
            }
        }
    }
}
