using System.Security.Cryptography;
using KcapiGen;

namespace Seal;

/// <summary>AES-GCM, done by the kernel. This declaration is all there is: the compiler writes the class.</summary>
[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Gcm
{
    /// <summary>Why nobody can work with it here, and what helps; null where one can.</summary>
    public static string? WhyNot()
    {
        try
        {
            new Gcm(RandomNumberGenerator.GetBytes(KeySizes[0])).Dispose();
            return null;
        }
        catch (Exception e) when (e is PlatformNotSupportedException or InvalidOperationException or CryptographicException)
        {
            return e.Message; // of an InvalidOperationException: KCAPIGEN_BACKEND names no side
        }
    }
}
