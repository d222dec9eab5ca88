using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>The exception that is thrown when a system call of the kernel's crypto interface fails for a reason that has no exception of its own.</summary>
public sealed class KernelCryptoException : CryptographicException
{
    internal KernelCryptoException(string call, string algorithm, int errno, string? remedy = null)
        : base($"{call} failed for '{algorithm}': {Interop.Errno.Describe(errno)}.{(remedy is null ? "" : " " + remedy)}")
    {
        Call = call;
        Algorithm = algorithm;
        Errno = errno;
    }

    /// <summary>Gets the system call that failed, such as <c>sendmsg</c>.</summary>
    public string Call { get; }

    /// <summary>Gets the kernel's name for the algorithm, or the type and description of a key that was not found.</summary>
    public string Algorithm { get; }

    /// <summary>Gets the error number that the kernel returned (<c>errno.h</c>).</summary>
    public int Errno { get; }
}
