namespace KcapiGen;

/// <summary>Specifies how the IV of a sector is made from its number: the IV generators of dm-crypt that need only the number and the cipher.</summary>
/// <remarks>
/// They are the <c>crypt_iv_*_gen</c> functions of Linux's <c>drivers/md/dm-crypt.c</c>. Generators that also change the data of a sector or store
/// extra data (<c>lmk</c>, <c>tcw</c>, <c>elephant</c>, <c>random</c>) are not supported.
/// </remarks>
public enum SectorIv
{
    /// <summary><c>plain</c>: the low 32 bits of the number, little-endian, then zeros. Numbers repeat after 2 TiB.</summary>
    Plain,

    /// <summary><c>plain64</c>: the number, 64 bits little-endian, then zeros.</summary>
    Plain64,

    /// <summary><c>plain64be</c>: zeros, then the number, 64 bits big-endian.</summary>
    Plain64BigEndian,

    /// <summary>
    /// <c>essiv</c>: the IV of <see cref="Plain64"/>, encrypted with a hash of the key by a class that is declared with <c>essiv(…)</c>.
    /// </summary>
    Essiv,

    /// <summary>
    /// <c>eboiv</c>: the number times the size of a sector, 64 bits little-endian, encrypted with the cipher and key of the data. It is for
    /// ciphers whose IV is one block.
    /// </summary>
    Eboiv,

    /// <summary>
    /// <c>benbi</c>: zeros, then the number of the sector's first cipher block, counted from 1, 64 bits big-endian. It is for <c>lrw(…)</c>.
    /// </summary>
    Benbi,

    /// <summary><c>null</c>: zeros. Equal sectors have equal ciphertexts.</summary>
    Null,
}
