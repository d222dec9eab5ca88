using System.Security.Cryptography;
using KcapiGen;

namespace Seal;

/// <summary>AES-GCM in the kernel. This declaration is everything; the generator writes the class.</summary>
[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Gcm
{
    /// <summary>Why the cipher cannot be used here, and what to do; null if it can.</summary>
    public static string? WhyNot()
    {
        try
        {
            new Gcm(RandomNumberGenerator.GetBytes(KeySizes[0])).Dispose();
            return null;
        }
        catch (Exception e) when (e is PlatformNotSupportedException or InvalidOperationException or CryptographicException)
        {
            return e.Message; // of an InvalidOperationException: KCAPIGEN_BACKEND names no backend
        }
    }
}
