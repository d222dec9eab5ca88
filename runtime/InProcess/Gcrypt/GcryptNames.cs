namespace KcapiGen.InProcess.Gcrypt;

/// <summary>The numbers that libgcrypt gives the algorithms which the engine takes from it (<c>enum gcry_cipher_algos</c>, <c>enum gcry_md_algos</c>).</summary>
internal static class GcryptNames
{
    /// <summary>Returns the number of a block cipher with a key of a size; null where libgcrypt does not have it.</summary>
    public static int? BlockCipher(string primitive, int keySize) => (primitive, keySize) switch
    {
        ("des3_ede", 24) => 2,
        ("blowfish", _) => 4,
        ("twofish", 16) => 303,
        ("twofish", 32) => 10,
        ("des", 8) => 302,
        ("serpent", 16) => 304,
        ("serpent", 24) => 305,
        ("serpent", 32) => 306,
        ("camellia", 16) => 310,
        ("camellia", 24) => 311,
        ("camellia", 32) => 312,
        ("sm4", 16) => 318,
        _ => null,
    };

    /// <summary>Returns the number of a hash, and the size of its digests in bytes; null where the engine does not take it from libgcrypt.</summary>
    /// <remarks>The smaller ones of Whirlpool are the first bytes of the whole digest (crypto/wp512.c).</remarks>
    public static (int Number, int Size)? Hash(string hash) => hash switch
    {
        "md4" => (301, 16),
        "wp256" => (305, 32),
        "wp384" => (305, 48),
        "wp512" => (305, 64),
        "streebog256" => (309, 32),
        "streebog512" => (310, 64),
        "blake2b-384" => (319, 48),
        "blake2b-256" => (320, 32),
        "blake2b-160" => (321, 20),
        _ => null,
    };

    /// <summary>Returns a mode by the kernel's name of its template; null where libgcrypt does not have it.</summary>
    public static GcryptMode? Mode(string template) => template switch
    {
        "ecb" => GcryptMode.Ecb,
        "cbc" => GcryptMode.Cbc,
        "cfb" => GcryptMode.Cfb,
        "ofb" => GcryptMode.Ofb,
        "ctr" => GcryptMode.Ctr,
        "gcm" => GcryptMode.Gcm,
        "ccm" => GcryptMode.Ccm,
        _ => null,
    };
}
