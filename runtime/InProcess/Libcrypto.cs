using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace KcapiGen.InProcess;

/// <summary>The functions of OpenSSL 3's libcrypto that the engine calls (<c>openssl/evp.h</c>). .NET itself uses this library on Linux.</summary>
internal static unsafe partial class Libcrypto
{
    /// <summary>The dynamic linker's name of OpenSSL 3.</summary>
    public const string Name = "libcrypto.so.3";

    // openssl/evp.h; the AEAD controls have one number for all modes.
    public const int EVP_CTRL_AEAD_SET_IVLEN = 0x9;
    public const int EVP_CTRL_AEAD_GET_TAG = 0x10;
    public const int EVP_CTRL_AEAD_SET_TAG = 0x11;

    [LibraryImport(Name, EntryPoint = "EVP_CIPHER_fetch", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CipherFetch(nint libraryContext, string name, nint properties);

    [LibraryImport(Name, EntryPoint = "EVP_CIPHER_CTX_new")]
    public static partial nint ContextNew();

    [LibraryImport(Name, EntryPoint = "EVP_CIPHER_CTX_free")]
    public static partial void ContextFree(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_CIPHER_CTX_copy")]
    public static partial int ContextCopy(nint target, nint source);

    [LibraryImport(Name, EntryPoint = "EVP_CIPHER_CTX_ctrl")]
    public static partial int ContextControl(nint context, int type, int number, void* pointer);

    [LibraryImport(Name, EntryPoint = "EVP_CipherInit_ex2")]
    public static partial int CipherInit(nint context, nint cipher, byte* key, byte* iv, int encrypt, OsslParam* parameters);

    /// <summary>
    /// <see cref="CipherInit"/> for a new IV only. It takes some 40 ns and no lock; a transition that lets the garbage collector run would add a
    /// fifth.
    /// </summary>
    [LibraryImport(Name, EntryPoint = "EVP_CipherInit_ex2"), SuppressGCTransition]
    public static partial int CipherStart(nint context, nint cipher, byte* key, byte* iv, int encrypt, OsslParam* parameters);

    [LibraryImport(Name, EntryPoint = "EVP_CIPHER_CTX_get_key_length")]
    public static partial int ContextKeySize(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_CIPHER_CTX_get_iv_length")]
    public static partial int ContextIvSize(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_CipherUpdate")]
    public static partial int CipherUpdate(nint context, byte* output, int* outputLength, byte* input, int inputLength);

    [LibraryImport(Name, EntryPoint = "EVP_CipherFinal_ex")]
    public static partial int CipherFinal(nint context, byte* output, int* outputLength);

    [LibraryImport(Name, EntryPoint = "EVP_MD_fetch", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint DigestFetch(nint libraryContext, string name, nint properties);

    [LibraryImport(Name, EntryPoint = "EVP_MD_get_size")]
    public static partial int DigestSize(nint digest);

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_new")]
    public static partial nint DigestContextNew();

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_free")]
    public static partial void DigestContextFree(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_copy_ex")]
    public static partial int DigestCopy(nint target, nint source);

    [LibraryImport(Name, EntryPoint = "EVP_DigestInit_ex2")]
    public static partial int DigestInit(nint context, nint digest, OsslParam* parameters);

    [LibraryImport(Name, EntryPoint = "EVP_DigestUpdate")]
    public static partial int DigestUpdate(nint context, byte* data, nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_DigestFinal_ex")]
    public static partial int DigestFinal(nint context, byte* output, uint* written);

    [LibraryImport(Name, EntryPoint = "EVP_MAC_fetch", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint MacFetch(nint libraryContext, string name, nint properties);

    [LibraryImport(Name, EntryPoint = "EVP_MAC_CTX_new")]
    public static partial nint MacContextNew(nint mac);

    [LibraryImport(Name, EntryPoint = "EVP_MAC_CTX_free")]
    public static partial void MacContextFree(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_MAC_CTX_dup")]
    public static partial nint MacContextDuplicate(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_MAC_CTX_get_mac_size")]
    public static partial nuint MacSize(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_MAC_init")]
    public static partial int MacInit(nint context, byte* key, nuint keyLength, OsslParam* parameters);

    [LibraryImport(Name, EntryPoint = "EVP_MAC_update")]
    public static partial int MacUpdate(nint context, byte* data, nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_MAC_final")]
    public static partial int MacFinal(nint context, byte* output, nuint* written, nuint size);

    [LibraryImport(Name, EntryPoint = "PKCS5_PBKDF2_HMAC")]
    public static partial int Pbkdf2(byte* password, int passwordLength, byte* salt, int saltLength, int iterations, nint digest, int keyLength, byte* key);

    [LibraryImport(Name, EntryPoint = "EVP_RAND_fetch", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint RandomFetch(nint libraryContext, string name, nint properties);

    /// <summary>Returns the generator of the process, which seeds all others (<c>openssl/rand.h</c>).</summary>
    [LibraryImport(Name, EntryPoint = "RAND_get0_primary")]
    public static partial nint RandomPrimary(nint libraryContext);

    [LibraryImport(Name, EntryPoint = "EVP_RAND_CTX_new")]
    public static partial nint RandomContextNew(nint random, nint parent);

    [LibraryImport(Name, EntryPoint = "EVP_RAND_CTX_free")]
    public static partial void RandomContextFree(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_RAND_instantiate")]
    public static partial int RandomInstantiate(nint context, uint strength, int predictionResistance, byte* personalization, nuint length, OsslParam* parameters);

    [LibraryImport(Name, EntryPoint = "EVP_RAND_generate")]
    public static partial int RandomGenerate(nint context, byte* output, nuint length, uint strength, int predictionResistance, byte* additional, nuint additionalLength);

    [LibraryImport(Name, EntryPoint = "EVP_RAND_reseed")]
    public static partial int RandomReseed(nint context, int predictionResistance, byte* entropy, nuint entropyLength, byte* additional, nuint additionalLength);

    [LibraryImport(Name, EntryPoint = "EVP_default_properties_is_fips_enabled")]
    private static partial int DefaultPropertiesAreFips(nint libraryContext);

    [LibraryImport(Name, EntryPoint = "OpenSSL_version")]
    private static partial byte* VersionText(int type);

    [LibraryImport(Name, EntryPoint = "ERR_get_error")]
    public static partial nuint GetError();

    [LibraryImport(Name, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    [LibraryImport(Name, EntryPoint = "ERR_error_string_n")]
    public static partial void ErrorString(nuint error, byte* buffer, nuint length);

    /// <summary>
    /// Gets the name and version of OpenSSL, such as <c>OpenSSL 3.0.19 27 Jan 2026</c> (<c>OPENSSL_VERSION</c> of <c>openssl/crypto.h</c>, 0).
    /// </summary>
    public static string Version => Marshal.PtrToStringUTF8((nint)VersionText(0))!;

    /// <summary>
    /// Gets whether OpenSSL provides only approved algorithms: <c>default_properties = fips=yes</c> in its configuration (<c>fips_module(7)</c>).
    /// </summary>
    public static bool IsFips => DefaultPropertiesAreFips(0) == 1;

    /// <summary>Gets the path of OpenSSL's configuration file (<c>config(5)</c>).</summary>
    public static string ConfigurationFile
    {
        get
        {
            // OPENSSL_DIR of openssl/crypto.h, 4: OPENSSLDIR: "/usr/lib/ssl"
            string directory = Marshal.PtrToStringUTF8((nint)VersionText(4))!.Split('"') is [_, var path, ..] ? path : "";
            return Environment.GetEnvironmentVariable("OPENSSL_CONF") is { Length: > 0 } file ? file : $"{directory}/openssl.cnf";
        }
    }

    /// <summary>Throws an exception with OpenSSL's last error, unless the result of a call is 1.</summary>
    public static void Check(int result)
    {
        if (result != 1)
        {
            throw Failure();
        }
    }

    /// <summary>Returns the result of a function of OpenSSL, which is null only if the function failed.</summary>
    /// <exception cref="CryptographicException">Thrown when the function failed: OpenSSL does not have the algorithm, or has no memory.</exception>
    public static nint NotNull(nint pointer) => pointer != 0 ? pointer : throw Failure();

    /// <summary>Returns an exception with OpenSSL's last error, and empties its error queue.</summary>
    public static CryptographicException Failure()
    {
        const int Size = 256;
        byte* text = stackalloc byte[Size];
        nuint error = GetError();
        if (error == 0)
        {
            return new CryptographicException("libcrypto does not have the algorithm, or has no memory for it: it reported no error.");
        }

        ErrorString(error, text, Size);
        ClearErrors();
        return new CryptographicException("libcrypto: " + Marshal.PtrToStringUTF8((nint)text));
    }
}
