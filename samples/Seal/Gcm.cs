using KcapiGen;

namespace Seal;

/// <summary>AES-GCM, done by the kernel. This declaration is all there is: the compiler writes the class.</summary>
[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)]
internal sealed partial class Gcm;
