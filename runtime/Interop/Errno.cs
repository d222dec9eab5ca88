using System.Runtime.InteropServices;

namespace KcapiGen.Interop;

/// <summary>The error numbers of <c>errno.h</c> that AF_ALG answers with, under their C names. A test has a C compiler check each.</summary>
/// <remarks>Tmds.LibC has them as properties, which neither a pattern nor an attribute can name.</remarks>
internal static class Errno
{
    public const int EPERM = 1;
    public const int ENOENT = 2;
    public const int EINTR = 4;
    public const int EIO = 5;
    public const int ENXIO = 6;
    public const int EAGAIN = 11;
    public const int ENOMEM = 12;
    public const int EACCES = 13;
    public const int EBUSY = 16;
    public const int EEXIST = 17;
    public const int ENODEV = 19;
    public const int EINVAL = 22;
    public const int ENFILE = 23;
    public const int EMFILE = 24;
    public const int ENAMETOOLONG = 36;
    public const int ENOSYS = 38;
    public const int EBADMSG = 74;
    public const int ELIBBAD = 80;
    public const int EMSGSIZE = 90;
    public const int ENOPROTOOPT = 92;
    public const int EPROTONOSUPPORT = 93;
    public const int ESOCKTNOSUPPORT = 94;
    public const int EOPNOTSUPP = 95;
    public const int EAFNOSUPPORT = 97;
    public const int ENOBUFS = 105;
    public const int ETIMEDOUT = 110;
    public const int ECANCELED = 125;
    public const int ENOKEY = 126;
    public const int EKEYEXPIRED = 127;
    public const int EKEYREVOKED = 128;
    public const int EKEYREJECTED = 129;

    /// <summary>The number for a reader: its name where it has one here, and the system's words.</summary>
    public static string Describe(int errno)
    {
        string name = errno switch
        {
            EPERM => nameof(EPERM),
            ENOENT => nameof(ENOENT),
            EINTR => nameof(EINTR),
            EIO => nameof(EIO),
            ENXIO => nameof(ENXIO),
            EAGAIN => nameof(EAGAIN),
            ENOMEM => nameof(ENOMEM),
            EACCES => nameof(EACCES),
            EBUSY => nameof(EBUSY),
            EEXIST => nameof(EEXIST),
            ENODEV => nameof(ENODEV),
            EINVAL => nameof(EINVAL),
            ENFILE => nameof(ENFILE),
            EMFILE => nameof(EMFILE),
            ENAMETOOLONG => nameof(ENAMETOOLONG),
            ENOSYS => nameof(ENOSYS),
            EBADMSG => nameof(EBADMSG),
            ELIBBAD => nameof(ELIBBAD),
            EMSGSIZE => nameof(EMSGSIZE),
            ENOPROTOOPT => nameof(ENOPROTOOPT),
            EPROTONOSUPPORT => nameof(EPROTONOSUPPORT),
            ESOCKTNOSUPPORT => nameof(ESOCKTNOSUPPORT),
            EOPNOTSUPP => nameof(EOPNOTSUPP),
            EAFNOSUPPORT => nameof(EAFNOSUPPORT),
            ENOBUFS => nameof(ENOBUFS),
            ETIMEDOUT => nameof(ETIMEDOUT),
            ECANCELED => nameof(ECANCELED),
            ENOKEY => nameof(ENOKEY),
            EKEYEXPIRED => nameof(EKEYEXPIRED),
            EKEYREVOKED => nameof(EKEYREVOKED),
            EKEYREJECTED => nameof(EKEYREJECTED),
            _ => "errno " + errno,
        };
        return $"{name} ({Marshal.GetPInvokeErrorMessage(errno)})";
    }
}
