// Shared by the corpora of the rules. Compiled by the tests, not by the project.
using KcapiGen;

namespace Corpus;

[KernelCipher("gcm(aes)", Fallback = KernelFallback.InProcess)] public sealed partial class Gcm;
[KernelCipher("ccm(aes)", Fallback = KernelFallback.InProcess)] public sealed partial class Ccm;
[KernelCipher("rfc7539(chacha20,poly1305)", Fallback = KernelFallback.InProcess)] public sealed partial class ChaChaPoly;
[KernelCipher("rfc4106(gcm(aes))", Fallback = KernelFallback.InProcess)] public sealed partial class EspGcm;
[KernelCipher("authenc(hmac(sha256),cbc(aes))", Fallback = KernelFallback.InProcess)] public sealed partial class Authenc;
[KernelCipher("ctr(aes)", Fallback = KernelFallback.InProcess)] public sealed partial class Ctr;
[KernelCipher("rfc3686(ctr(aes))", Fallback = KernelFallback.InProcess)] public sealed partial class IpsecCtr;
[KernelCipher("chacha20", Fallback = KernelFallback.InProcess)] public sealed partial class ChaCha;
[KernelCipher("xchacha20")] public sealed partial class XChaCha;
[KernelCipher("cbc(aes)", Fallback = KernelFallback.InProcess)] public sealed partial class Cbc;
[KernelCipher("xts(aes)", Fallback = KernelFallback.InProcess)] public sealed partial class Xts;
[KernelHash("hmac(sha256)", Fallback = KernelFallback.InProcess)] public sealed partial class Hmac;
