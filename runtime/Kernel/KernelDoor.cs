using System.Collections.Concurrent;

namespace KcapiGen.Kernel;

/// <summary>Opens TFMs, and remembers what the kernel refused: a refusal makes the kernel look for a module each time, which takes milliseconds.</summary>
internal static class KernelDoor
{
    // An administrator who loads a module or changes a policy waits this long for a process that goes on running.
    private const long RefusalLifetimeInMilliseconds = 60_000;

    /// <summary>Milliseconds that only grow, read without a system call. A test lets time pass here.</summary>
    internal static Func<long> Clock { get; set; } = static () => Environment.TickCount64;

    // By kind, then by name: a key of both would take as long to look up as the rest of an opening on a remembered refusal.
    private static readonly ConcurrentDictionary<string, Answer>[] Answers =
        [.. Enum.GetValues<KernelAlgorithmKind>().Select(_ => new ConcurrentDictionary<string, Answer>())];

    // What socket answered last: a refusal of it is one of every algorithm.
    private static volatile Answer? _interface;

    /// <summary>Whether a socket of the family can be opened. An answer that says so is kept, and a refusal for a minute.</summary>
    public static bool IsOpen
    {
        get
        {
            if (_interface is not { IsCurrent: true })
            {
                OpenSocket("AF_ALG", out _)?.Dispose();
            }

            return _interface!.Support.IsAvailable;
        }
    }

    /// <summary>Opens a TFM for an algorithm; null where the kernel refuses it or refused it during the last minute.</summary>
    /// <exception cref="KernelCryptoException">The kernel failed for a reason that says nothing of the algorithm.</exception>
    public static TfmDescriptor? TryOpen(KernelAlgorithmKind kind, string algorithm, out KernelSupport support)
    {
        if (Remembered(kind, algorithm) is { IsAvailable: false } refusal)
        {
            support = refusal;
            return null;
        }

        return OpenAnew(kind, algorithm, out support);
    }

    /// <summary>What the kernel says of an algorithm; it is asked where that is not known, or known for longer than a minute as a refusal.</summary>
    public static KernelSupport Support(KernelAlgorithmKind kind, string algorithm) => Remembered(kind, algorithm) ?? Ask(kind, algorithm);

    /// <summary>Asks the kernel for an algorithm, whatever is remembered.</summary>
    public static KernelSupport Ask(KernelAlgorithmKind kind, string algorithm)
    {
        using TfmDescriptor? tfm = OpenAnew(kind, algorithm, out KernelSupport support);
        return support;
    }

    private static KernelSupport? Remembered(KernelAlgorithmKind kind, string algorithm)
    {
        if (Answers[(int)kind].TryGetValue(algorithm, out Answer? answer) && answer.IsCurrent)
        {
            return answer.Support;
        }

        if (_interface is { IsCurrent: true, Support: { IsAvailable: false } refusal } socket)
        {
            KernelSupport support = refusal.Errno is { } errno ? Diagnosis.OfSocket(algorithm, errno) : Diagnosis.NotLinux(algorithm);
            Answers[(int)kind][algorithm] = new(support, socket.Time);
            return support;
        }

        return null;
    }

    private static TfmDescriptor? OpenAnew(KernelAlgorithmKind kind, string algorithm, out KernelSupport support)
    {
        TfmDescriptor? tfm = OpenSocket(algorithm, out KernelSupport? refusal);
        if (tfm is not null && !tfm.TryBind(kind, out refusal))
        {
            tfm = null;
        }

        if (refusal is null && Answers[(int)kind].TryGetValue(algorithm, out Answer? former) && former.Support.IsAvailable)
        {
            support = former.Support;
            return tfm;
        }

        support = refusal ?? KernelSupport.Available(algorithm);
        Answers[(int)kind][algorithm] = new(support, Clock());
        return tfm;
    }

    private static TfmDescriptor? OpenSocket(string algorithm, out KernelSupport? refusal)
    {
        TfmDescriptor? tfm = TfmDescriptor.TrySocket(algorithm, out refusal);
        if (refusal is not null)
        {
            _interface = new(refusal, Clock());
        }
        else if (_interface is not { Support.IsAvailable: true })
        {
            // What was refused before was refused with the socket.
            Array.ForEach(Answers, answers => answers.Clear());
            _interface = new(KernelSupport.Available(algorithm), Clock());
        }

        return tfm;
    }

    /// <summary>What the kernel answered, and when by <see cref="Clock"/>.</summary>
    private sealed record Answer(KernelSupport Support, long Time)
    {
        // That an algorithm is available is no promise: opening it asks the kernel all the same.
        public bool IsCurrent => Support.IsAvailable || Clock() - Time < RefusalLifetimeInMilliseconds;
    }
}
