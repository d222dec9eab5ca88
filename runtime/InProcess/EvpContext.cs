using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace KcapiGen.InProcess;

/// <summary>An <c>EVP_CIPHER_CTX</c> with its key, which is reused for each message. OpenSSL clears the key schedule when it is freed.</summary>
internal sealed unsafe class EvpContext : SafeHandleZeroOrMinusOneIsInvalid
{
    private static readonly Fetched Ciphers = new(static name => Libcrypto.CipherFetch(0, name, 0));

    // OpenSSL reads this number of bytes of an IV, whatever its length is.
    private int _ivSize;

    private EvpContext()
        : base(ownsHandle: true)
        => SetHandle(Libcrypto.NotNull(Libcrypto.ContextNew()));

    /// <summary>Returns whether this libcrypto has a cipher.</summary>
    public static bool Has(string cipher) => Ciphers.Has(cipher);

    /// <summary>Creates a context with a key.</summary>
    /// <param name="cipher">OpenSSL's name of the cipher, such as <c>AES-256-XTS</c>.</param>
    /// <param name="key">The key, of a size that the cipher accepts.</param>
    /// <param name="encrypt">The direction for which the key schedule is computed.</param>
    /// <param name="ivSize">The size of an AEAD's nonce, which CCM needs before the key; otherwise 0.</param>
    /// <param name="tagSize">The size of the tag, which CCM needs before the key; otherwise 0.</param>
    /// <param name="ctsMode">The variant of ciphertext stealing; otherwise null.</param>
    public static EvpContext Create(string cipher, ReadOnlySpan<byte> key, bool encrypt, int ivSize = 0, int tagSize = 0, string? ctsMode = null)
    {
        var context = new EvpContext();
        try
        {
            context.Initialize(cipher, encrypt, ivSize, tagSize, ctsMode);
            context.SetKey(key, encrypt);
            return context;
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>Returns a copy with the same key.</summary>
    public EvpContext Duplicate()
    {
        var copy = new EvpContext { _ivSize = _ivSize };
        try
        {
            Libcrypto.Check(Libcrypto.ContextCopy(copy.handle, handle));
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Begins a message. The IV is empty for a mode without an IV.</summary>
    /// <exception cref="ArgumentException">Thrown when the IV does not have the cipher's size.</exception>
    public void Start(ReadOnlySpan<byte> iv, bool encrypt)
    {
        if (iv.Length != _ivSize)
        {
            throw new ArgumentException($"The IV is {iv.Length} bytes long; the cipher takes {_ivSize}.", nameof(iv));
        }

        fixed (byte* bytes = iv)
        {
            Libcrypto.Check(Libcrypto.CipherStart(handle, 0, null, bytes, encrypt ? 1 : 0, null));
        }
    }

    /// <summary>Processes text: whole blocks, or in a mode with ciphertext stealing the whole message.</summary>
    public void Update(ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (!TryUpdate(input, output))
        {
            throw Libcrypto.Failure();
        }
    }

    /// <summary>Processes text. Returns false for a forged message of CCM, which is detected here.</summary>
    public bool TryUpdate(ReadOnlySpan<byte> input, Span<byte> output)
    {
        // OpenSSL writes as many bytes as it reads, whatever the length of the output is.
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, input.Length, nameof(output));

        // A null pointer has a special meaning, even when there is no text.
        byte nothing = 0;
        int written = 0;
        fixed (byte* source = input, target = output)
        {
            if (Libcrypto.CipherUpdate(handle, target is null ? &nothing : target, &written, source is null ? &nothing : source, input.Length) != 1)
            {
                Libcrypto.ClearErrors();
                return false;
            }
        }

        return written == input.Length ? true : throw new CryptographicException($"libcrypto gave {written} bytes where {input.Length} were due.");
    }

    /// <summary>Authenticates associated data.</summary>
    public void Authenticate(ReadOnlySpan<byte> associatedData)
    {
        if (associatedData.IsEmpty)
        {
            return;
        }

        int ignored;
        fixed (byte* bytes = associatedData)
        {
            Libcrypto.Check(Libcrypto.CipherUpdate(handle, null, &ignored, bytes, associatedData.Length));
        }
    }

    /// <summary>Sets the length of the text that follows, which CCM needs.</summary>
    public void SetTextLength(int length)
    {
        int ignored;
        Libcrypto.Check(Libcrypto.CipherUpdate(handle, null, &ignored, null, length));
    }

    /// <summary>Sets the tag to verify.</summary>
    public void SetTag(ReadOnlySpan<byte> tag)
    {
        fixed (byte* bytes = tag)
        {
            Libcrypto.Check(Libcrypto.ContextControl(handle, Libcrypto.EVP_CTRL_AEAD_SET_TAG, tag.Length, bytes));
        }
    }

    /// <summary>Returns the tag of an encrypted message.</summary>
    public void GetTag(Span<byte> tag)
    {
        fixed (byte* bytes = tag)
        {
            Libcrypto.Check(Libcrypto.ContextControl(handle, Libcrypto.EVP_CTRL_AEAD_GET_TAG, tag.Length, bytes));
        }
    }

    /// <summary>Ends the encryption of a message and computes its tag.</summary>
    public void Finish() => Libcrypto.Check(Final());

    /// <summary>Ends the decryption of a message. Returns false when its tag is not the expected one.</summary>
    public bool TryFinish()
    {
        bool finished = Final() == 1;
        if (!finished)
        {
            Libcrypto.ClearErrors();
        }

        return finished;
    }

    protected override bool ReleaseHandle()
    {
        Libcrypto.ContextFree(handle);
        return true;
    }

    private int Final()
    {
        // Without padding, no mode has any output left at this point.
        byte* rest = stackalloc byte[32];
        int written;
        return Libcrypto.CipherFinal(handle, rest, &written);
    }

    private void Initialize(string cipher, bool encrypt, int ivSize, int tagSize, string? ctsMode)
    {
        int direction = encrypt ? 1 : 0;
        if (ctsMode is null)
        {
            Libcrypto.Check(Libcrypto.CipherInit(handle, Ciphers.Get(cipher), null, null, direction, null));
        }
        else
        {
            byte[] value = Encoding.ASCII.GetBytes(ctsMode + '\0');
            fixed (byte* key = "cts_mode\0"u8, mode = value)
            {
                OsslParam* parameters = stackalloc OsslParam[2];
                parameters[0] = OsslParam.Text(key, mode, value.Length);
                Libcrypto.Check(Libcrypto.CipherInit(handle, Ciphers.Get(cipher), null, null, direction, parameters));
            }
        }

        if (ivSize > 0)
        {
            Libcrypto.Check(Libcrypto.ContextControl(handle, Libcrypto.EVP_CTRL_AEAD_SET_IVLEN, ivSize, null));
        }

        if (tagSize > 0)
        {
            Libcrypto.Check(Libcrypto.ContextControl(handle, Libcrypto.EVP_CTRL_AEAD_SET_TAG, tagSize, null));
        }
    }

    private void SetKey(ReadOnlySpan<byte> key, bool encrypt)
    {
        // OpenSSL reads this number of bytes, whatever the length is.
        if (Libcrypto.ContextKeySize(handle) != key.Length)
        {
            throw new ArgumentException($"The key is {key.Length} bytes long; the cipher takes {Libcrypto.ContextKeySize(handle)}.", nameof(key));
        }

        // Padding is turned off with a parameter of the cipher. EVP_CIPHER_CTX_set_padding would set a flag in the context, because of which every
        // later EVP_CipherInit_ex2 sets the padding again, which takes as long as the rest of the call.
        uint off = 0;
        OsslParam* parameters = stackalloc OsslParam[2];
        fixed (byte* bytes = key, padding = "padding\0"u8)
        {
            parameters[0] = OsslParam.Number(padding, &off);
            Libcrypto.Check(Libcrypto.CipherInit(handle, 0, bytes, null, encrypt ? 1 : 0, parameters));
        }

        _ivSize = Libcrypto.ContextIvSize(handle);
    }
}
