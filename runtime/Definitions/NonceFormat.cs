using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>How the kernel's IV is made of the nonce that a caller gives. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum NonceFormat
{
    /// <summary>The nonce is the IV.</summary>
    Plain,

    /// <summary>The nonce of RFC 3610, 7 to 13 bytes: the IV is the byte L - 1, the nonce, and a counter of L zero bytes (crypto/ccm.c).</summary>
    Ccm,

    /// <summary>
    /// The nonce is the explicit IV of an ESP packet, and the kernel wants it a second time at the end of the associated data,
    /// which is then SPI and sequence number (8 or 12 bytes) and IV (crypto/gcm.c, crypto/ccm.c: 16 or 20 bytes in all).
    /// </summary>
    Esp,
}
