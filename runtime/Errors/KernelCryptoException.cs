using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>A system call of the kernel's crypto interface failed for a reason that has no exception of its own.</summary>
public sealed class KernelCryptoException : CryptographicException
{
    internal KernelCryptoException(string call, string algorithm, int errno, string? remedy = null)
        : base($"{call} failed for '{algorithm}': {Interop.Errno.Describe(errno)}.{(remedy is null ? "" : " " + remedy)}")
    {
        Call = call;
        Algorithm = algorithm;
        Errno = errno;
    }

    /// <summary>The system call that failed, such as <c>sendmsg</c>.</summary>
    public string Call { get; }

    /// <summary>The kernel's name of the algorithm; of a key that was looked for, its type and description.</summary>
    public string Algorithm { get; }

    /// <summary>The error number that the kernel answered with (<c>errno.h</c>).</summary>
    public int Errno { get; }
}
