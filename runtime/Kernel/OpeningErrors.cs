using KcapiGen.Interop;

namespace KcapiGen.Kernel;

/// <summary>What an error of <c>socket</c> or <c>bind</c> says: that the algorithm cannot be had here, or that something is broken.</summary>
internal static class OpeningErrors
{
    /// <summary>
    /// Whether the algorithm cannot be had here, so that a fallback may be taken. Any other error is a fault, and thrown as one: a fallback would hide
    /// it. Where a line names no other file, the error comes from <c>crypto/af_alg.c</c> or <c>crypto/api.c</c>.
    /// </summary>
    public static bool MeansNotHere(int errno) => errno switch
    {
        // socket: the kernel has no such family, a filter of families hides it, or crypto.af_alg_restrict is 2.
        Errno.EAFNOSUPPORT => true,

        // socket: the family is there and takes neither this type nor this protocol, as sandboxes do that imitate a kernel.
        Errno.ESOCKTNOSUPPORT or Errno.EPROTONOSUPPORT or Errno.EOPNOTSUPP => true,

        // socket and bind: a seccomp filter, or a security module (security_socket_create and security_socket_bind of security/security.c).
        Errno.EPERM or Errno.EACCES or Errno.ENOSYS => true,

        // bind: no such algorithm, its module or algif_… is missing, it is not approved in FIPS mode, or it is not on the list of crypto.af_alg_restrict.
        Errno.ENOENT => true,

        // bind: the template refuses its parts, such as a block cipher with blocks of another size (xts_create in crypto/xts.c).
        Errno.EINVAL => true,

        // bind: the template makes an instance whose name is registered already (__crypto_register_alg in crypto/algapi.c).
        Errno.EEXIST => true,

        // bind: the instance would have a longer name than the kernel stores (crypto_inst_setname in crypto/algapi.c).
        Errno.ENAMETOOLONG => true,

        // bind: the hardware of the driver is absent.
        Errno.ENODEV or Errno.ENXIO => true,

        // bind: the kernel's own test of it failed. It is not given out; Diagnosis.AllowsFallback says why no fallback is taken.
        Errno.ELIBBAD => true,

        // The process or the system is out of descriptors or memory: the next attempt may succeed.
        Errno.EMFILE or Errno.ENFILE or Errno.ENOMEM or Errno.ENOBUFS => false,

        // Loading the module or testing the algorithm did not end in time, or something else is at work on it: as above.
        Errno.ETIMEDOUT or Errno.EAGAIN or Errno.EBUSY => false,

        // A device failed.
        Errno.EIO => false,

        // Not known to be answered. EINTR does not arrive here: the call is made again.
        _ => false,
    };
}
