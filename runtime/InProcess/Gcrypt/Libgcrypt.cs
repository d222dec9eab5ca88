using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace KcapiGen.InProcess.Gcrypt;

/// <summary>The functions of libgcrypt that the engine calls (<c>gcrypt.h</c>, the ABI of 1.6 and later): for what libcrypto does not have.</summary>
internal static unsafe partial class Libgcrypt
{
    /// <summary>The name under which the dynamic linker knows libgcrypt.</summary>
    public const string Name = "libgcrypt.so.20";

    // enum gcry_ctl_cmds of gcrypt.h
    private const int GCRYCTL_DISABLE_SECMEM = 37;
    private const int GCRYCTL_INITIALIZATION_FINISHED = 38;
    private const int GCRYCTL_INITIALIZATION_FINISHED_P = 39;
    public const int GCRYCTL_SET_CCM_LENGTHS = 69;
    public const int GCRYCTL_SET_ALLOW_WEAK_KEY = 79;

    // gpg-error.h; the upper half of an error says which library it comes from.
    public const uint GPG_ERR_CHECKSUM = 10;
    public const uint GPG_ERR_WEAK_KEY = 43;
    private const uint CodeMask = 0xFFFF;

    private static readonly Lock Initialization = new();
    private static volatile bool _isInitialized;
    private static bool _isWithheld;

    [LibraryImport(Name, EntryPoint = "gcry_cipher_open")]
    public static partial uint CipherOpen(nint* cipher, int algorithm, int mode, uint flags);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_close")]
    public static partial void CipherClose(nint cipher);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_ctl")]
    public static partial uint CipherControl(nint cipher, int command, void* buffer, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_setkey")]
    public static partial uint CipherSetKey(nint cipher, byte* key, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_setiv")]
    public static partial uint CipherSetIv(nint cipher, byte* iv, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_setctr")]
    public static partial uint CipherSetCounter(nint cipher, byte* counter, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_encrypt")]
    public static partial uint CipherEncrypt(nint cipher, byte* output, nuint outputLength, byte* input, nuint inputLength);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_decrypt")]
    public static partial uint CipherDecrypt(nint cipher, byte* output, nuint outputLength, byte* input, nuint inputLength);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_authenticate")]
    public static partial uint CipherAuthenticate(nint cipher, byte* data, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_gettag")]
    public static partial uint CipherGetTag(nint cipher, byte* tag, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_cipher_checktag")]
    public static partial uint CipherCheckTag(nint cipher, byte* tag, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_md_open")]
    public static partial uint DigestOpen(nint* digest, int algorithm, uint flags);

    [LibraryImport(Name, EntryPoint = "gcry_md_close")]
    public static partial void DigestClose(nint digest);

    [LibraryImport(Name, EntryPoint = "gcry_md_copy")]
    public static partial uint DigestCopy(nint* copy, nint digest);

    [LibraryImport(Name, EntryPoint = "gcry_md_setkey")]
    public static partial uint DigestSetKey(nint digest, byte* key, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_md_reset")]
    public static partial void DigestReset(nint digest);

    [LibraryImport(Name, EntryPoint = "gcry_md_write")]
    public static partial void DigestWrite(nint digest, byte* data, nuint length);

    [LibraryImport(Name, EntryPoint = "gcry_md_read")]
    public static partial byte* DigestRead(nint digest, int algorithm);

    [LibraryImport(Name, EntryPoint = "gcry_check_version")]
    private static partial byte* CheckVersion(byte* required);

    // Variadic in C. With integers alone, both architectures pass the arguments as they do to any other function.
    [LibraryImport(Name, EntryPoint = "gcry_control")]
    private static partial uint Control(int command, int argument);

    [LibraryImport(Name, EntryPoint = "gcry_strerror")]
    private static partial byte* ErrorText(uint error);

    /// <summary>Prepares the library for its first use in the process, unless the program did so itself (The Libgcrypt Reference Manual, "Initializing the library").</summary>
    /// <exception cref="DllNotFoundException">Thrown when this machine does not have it.</exception>
    /// <exception cref="CryptographicException">Thrown when OpenSSL is set to FIPS: what it withholds is not taken from elsewhere.</exception>
    public static void Initialize()
    {
        if (!_isInitialized)
        {
            InitializeOnce();
        }

        if (_isWithheld)
        {
            throw new CryptographicException("OpenSSL is set to FIPS, and libgcrypt is not used around it.");
        }
    }

    private static void InitializeOnce()
    {
        lock (Initialization)
        {
            if (!_isInitialized && Control(GCRYCTL_INITIALIZATION_FINISHED_P, 0) == 0)
            {
                CheckVersion(null);

                // Its pool of locked memory is for programs that ask for it; keys of the engine are in memory of our own.
                Check(Control(GCRYCTL_DISABLE_SECMEM, 0));
                Check(Control(GCRYCTL_INITIALIZATION_FINISHED, 0));
            }

            _isWithheld = IsOpenSslFips();
            _isInitialized = true;
        }
    }

    private static bool IsOpenSslFips()
    {
        try
        {
            return Libcrypto.IsFips;
        }
        catch (DllNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Returns the code of an error, without its source.</summary>
    public static uint CodeOf(uint error) => error & CodeMask;

    /// <summary>Throws what libgcrypt says of an error, unless there is none.</summary>
    public static void Check(uint error)
    {
        if (CodeOf(error) != 0)
        {
            throw new CryptographicException($"libgcrypt: {Marshal.PtrToStringUTF8((nint)ErrorText(error))}");
        }
    }
}
