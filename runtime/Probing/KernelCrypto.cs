using System.Text;
using KcapiGen.Interop;
using KcapiGen.Kernel;
using KcapiGen.Kernel.Ring;

namespace KcapiGen;

/// <summary>The kernel's crypto interface as a whole: whether this process has it, and what it offers.</summary>
public static class KernelCrypto
{
    /// <summary>Whether this process can open AF_ALG sockets at all.</summary>
    /// <remarks>The kernel is asked when that is not known yet, and again when it refused more than a minute ago.</remarks>
    public static bool IsAvailable => KernelDoor.IsOpen;

    /// <summary>Whether batches and sectors go through io_uring, many messages in one system call, or why not. Asked once for the life of the process.</summary>
    /// <remarks>Without it they are done all the same, with two system calls for each message.</remarks>
    public static KernelSupport IoUring => RingSupport.Decided;

    /// <summary>The number of bytes that the kernel takes on any configuration before something must be collected: 16 pages, 65,536 bytes where a page has 4,096.</summary>
    /// <remarks><c>ALG_MAX_PAGES</c> of <c>crypto/if_alg.h</c>, and the threshold of the manual page <c>kcapi_cipher_stream_update(3)</c>.</remarks>
    public static int MaxChunkSize => Environment.SystemPageSize * 16;

    /// <summary>The algorithms that are registered in the running kernel (<c>/proc/crypto</c>); empty where that cannot be read.</summary>
    /// <remarks>The kernel registers many only when they are first asked for, so a name that is not listed may be available all the same: ask <see cref="Probe"/>.</remarks>
    public static IReadOnlyList<KernelAlgorithm> Algorithms => ProcCrypto.Read();

    /// <summary>Asks the kernel for an algorithm by binding to it, whatever it answered before.</summary>
    /// <remarks>
    /// A refusal is remembered for a minute, since a kernel that refuses looks for a module first. After a module is loaded or a policy is changed, this
    /// method replaces what is remembered: the classes of this algorithm go by the new answer at once, and the classes of every algorithm where AF_ALG
    /// itself was refused before.
    /// </remarks>
    /// <param name="kind">The family.</param>
    /// <param name="algorithm">The kernel's name of it, at most 63 bytes of ASCII.</param>
    /// <exception cref="ArgumentException"><paramref name="algorithm"/> is empty, too long or not ASCII.</exception>
    /// <exception cref="KernelCryptoException">The kernel failed for a reason that says nothing of the algorithm (too many open files, for one).</exception>
    public static KernelSupport Probe(KernelAlgorithmKind kind, string algorithm)
    {
        ArgumentException.ThrowIfNullOrEmpty(algorithm);
        if (algorithm.Length > SockaddrAlg.MaxNameLength || !Ascii.IsValid(algorithm))
        {
            throw new ArgumentException($"'{algorithm}' cannot be an algorithm's name: the kernel takes {SockaddrAlg.MaxNameLength} bytes of ASCII at most.", nameof(algorithm));
        }

        return KernelDoor.Ask(kind, algorithm);
    }
}
