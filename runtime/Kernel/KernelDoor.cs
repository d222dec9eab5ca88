using System.Collections.Concurrent;
using KcapiGen.Definitions;
using KcapiGen.Support;

namespace KcapiGen.Kernel;

/// <summary>Opens TFMs, and remembers what the kernel refused: a refusal makes the kernel look for a module each time, which takes milliseconds.</summary>
internal static class KernelDoor
{
    // An administrator who loads a module or changes a policy waits this long for a process that goes on running.
    private const long RefusalLifetimeInMilliseconds = 60_000;

    /// <summary>Milliseconds that only grow, read without a system call. A test lets time pass here.</summary>
    internal static Func<long> Clock { get; set; } = static () => Environment.TickCount64;

    private static readonly ConcurrentDictionary<(KernelAlgorithmKind Kind, string Algorithm), KernelAnswer> Answers = new();

    // What socket answered last: a refusal of it is one of every algorithm.
    private static readonly KernelAnswer Interface = new();

    /// <summary>Whether a socket of the family can be opened. An answer that says so is kept, and a refusal for a minute.</summary>
    public static bool IsOpen
    {
        get
        {
            if (Current(Interface) is { } known)
            {
                return known.IsAvailable;
            }

            using TfmDescriptor? tfm = OpenSocket("AF_ALG", out _);
            return tfm is not null;
        }
    }

    /// <summary>Opens a TFM for an algorithm; null where the kernel refuses it or refused it during the last minute.</summary>
    /// <exception cref="KernelCryptoException">The kernel failed for a reason that says nothing of the algorithm.</exception>
    public static TfmDescriptor? TryOpen(AlgorithmDefinition definition, out KernelSupport support)
        => TryOpen(AnswerOf(definition), definition.Kind, definition.Algorithm, out support);

    /// <inheritdoc cref="TryOpen(AlgorithmDefinition, out KernelSupport)"/>
    public static TfmDescriptor? TryOpen(KernelAlgorithmKind kind, string algorithm, out KernelSupport support)
        => TryOpen(AnswerOf(kind, algorithm), kind, algorithm, out support);

    /// <summary>What the kernel says of an algorithm; it is asked where that is not known, or known for longer than a minute as a refusal.</summary>
    public static KernelSupport Support(AlgorithmDefinition definition)
        => Remembered(AnswerOf(definition), definition.Algorithm) ?? Ask(definition.Kind, definition.Algorithm);

    /// <inheritdoc cref="Support(AlgorithmDefinition)"/>
    public static KernelSupport Support(KernelAlgorithmKind kind, string algorithm) => Remembered(AnswerOf(kind, algorithm), algorithm) ?? Ask(kind, algorithm);

    /// <summary>Asks the kernel for an algorithm, whatever is remembered.</summary>
    public static KernelSupport Ask(KernelAlgorithmKind kind, string algorithm)
    {
        using TfmDescriptor? tfm = OpenAnew(AnswerOf(kind, algorithm), kind, algorithm, out KernelSupport support);
        return support;
    }

    private static KernelAnswer AnswerOf(AlgorithmDefinition definition) => definition.Answer ??= AnswerOf(definition.Kind, definition.Algorithm);

    private static KernelAnswer AnswerOf(KernelAlgorithmKind kind, string algorithm) => Answers.GetOrAdd((kind, algorithm), static _ => new KernelAnswer());

    private static TfmDescriptor? TryOpen(KernelAnswer answer, KernelAlgorithmKind kind, string algorithm, out KernelSupport support)
    {
        if (Remembered(answer, algorithm) is { IsAvailable: false } refusal)
        {
            support = refusal;
            return null;
        }

        return OpenAnew(answer, kind, algorithm, out support);
    }

    // That an algorithm is available is no promise: opening it asks the kernel all the same.
    private static KernelSupport? Current(KernelAnswer answer) => answer.Current(Clock, RefusalLifetimeInMilliseconds);

    private static KernelSupport? Remembered(KernelAnswer answer, string algorithm)
    {
        if (Current(answer) is { } support)
        {
            return support;
        }

        if (Current(Interface) is { IsAvailable: false } refusal)
        {
            KernelSupport ofAlgorithm = refusal.Errno is { } errno ? Diagnosis.OfSocket(algorithm, errno) : Diagnosis.OfPlatform(algorithm)!;
            answer.Set(ofAlgorithm, Interface.Time);
            return ofAlgorithm;
        }

        return null;
    }

    private static TfmDescriptor? OpenAnew(KernelAnswer answer, KernelAlgorithmKind kind, string algorithm, out KernelSupport support)
    {
        TfmDescriptor? tfm = OpenSocket(algorithm, out KernelSupport? refusal);
        if (tfm is not null && !tfm.TryBind(kind, out refusal))
        {
            tfm = null;
        }

        if (refusal is null && Current(answer) is { IsAvailable: true } former)
        {
            support = former;
            return tfm;
        }

        support = refusal ?? KernelSupport.Available(algorithm);
        answer.Set(support, Clock());
        return tfm;
    }

    private static TfmDescriptor? OpenSocket(string algorithm, out KernelSupport? refusal)
    {
        TfmDescriptor? tfm = TfmDescriptor.TrySocket(algorithm, out refusal);
        if (refusal is not null)
        {
            Interface.Set(refusal, Clock());
        }
        else if (Current(Interface) is not { IsAvailable: true })
        {
            // What was refused before was refused with the socket.
            foreach (KernelAnswer answer in Answers.Values)
            {
                answer.Clear();
            }

            Interface.Set(KernelSupport.Available(algorithm), Clock());
        }

        return tfm;
    }
}
