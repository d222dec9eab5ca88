using KcapiGen.Interop;

namespace KcapiGen.Kernel;

/// <summary>Distinguishes the errors of <c>socket</c> and <c>bind</c>: the algorithm is not available here, or something is broken.</summary>
internal static class OpeningErrors
{
    /// <summary>
    /// Returns whether the algorithm is not available here, so that a fallback may be taken. Any other error is a fault and is thrown: a fallback
    /// would hide it. Unless a line names another file, the error comes from <c>crypto/af_alg.c</c> or <c>crypto/api.c</c>.
    /// </summary>
    public static bool MeansNotHere(int errno) => errno switch
    {
        // socket: the kernel has no such family, a filter of families hides it, or crypto.af_alg_restrict is 2.
        Errno.EAFNOSUPPORT => true,

        // socket: the family exists but not with this type and protocol, as in sandboxes that imitate a kernel.
        Errno.ESOCKTNOSUPPORT or Errno.EPROTONOSUPPORT or Errno.EOPNOTSUPP => true,

        // socket and bind: a seccomp filter, or a security module (security_socket_create and security_socket_bind of security/security.c).
        Errno.EPERM or Errno.EACCES or Errno.ENOSYS => true,

        // bind: the algorithm is unknown, its module or algif_… is missing, it is not approved in FIPS mode, or crypto.af_alg_restrict does not list
        // it.
        Errno.ENOENT => true,

        // bind: the template rejects its parts, such as a block cipher with blocks of another size (xts_create in crypto/xts.c).
        Errno.EINVAL => true,

        // bind: the template creates an instance whose name is already registered (__crypto_register_alg in crypto/algapi.c).
        Errno.EEXIST => true,

        // bind: the instance would have a longer name than the kernel stores (crypto_inst_setname in crypto/algapi.c).
        Errno.ENAMETOOLONG => true,

        // bind: the hardware of the driver is absent.
        Errno.ENODEV or Errno.ENXIO => true,

        // bind: the kernel's own test of the algorithm failed. Diagnosis.AllowsFallback says why no fallback is taken.
        Errno.ELIBBAD => true,

        // The process or the system has no more descriptors or memory: the next attempt may succeed.
        Errno.EMFILE or Errno.ENFILE or Errno.ENOMEM or Errno.ENOBUFS => false,

        // Loading the module or testing the algorithm took too long, or is still in progress: the next attempt may succeed.
        Errno.ETIMEDOUT or Errno.EAGAIN or Errno.EBUSY => false,

        // A device failed.
        Errno.EIO => false,

        // No other error is known. EINTR does not occur: the call is repeated.
        _ => false,
    };
}
