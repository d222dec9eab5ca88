namespace KcapiGen.InProcess.Gcrypt;

/// <summary>The modes of operation (<c>enum gcry_cipher_modes</c> of <c>gcrypt.h</c>).</summary>
internal enum GcryptMode
{
    Ecb = 1,
    Cfb = 2,
    Cbc = 3,
    Ofb = 5,
    Ctr = 6,
    Ccm = 8,
    Gcm = 9,
}
