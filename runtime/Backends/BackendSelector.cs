using KcapiGen.Definitions;
using KcapiGen.InProcess;
using KcapiGen.Kernel;
using KcapiGen.Operations;
using KcapiGen.Support;
using KcapiGen.Telemetry;

namespace KcapiGen.Backends;

/// <summary>Opens an operation in the kernel.</summary>
internal delegate TOperation OpenInKernel<TDefinition, TOperation>(TfmDescriptor tfm, TDefinition definition, CipherKey key);

/// <summary>Opens an operation of the engine. Returns null, and why, when the engine does not have the algorithm.</summary>
internal delegate TOperation? OpenInProcess<TDefinition, TOperation>(TDefinition definition, CipherKey key, out string? refusal);

/// <summary>The selectors of the three kinds of operations.</summary>
internal static class BackendSelector
{
    public static BackendSelector<CipherDefinition, CipherOperation> OfCiphers { get; } = new(KernelCipherOperation.Open, Engine.TryOpen);

    /// <summary>Opens hashes, whose key may be the default one: none.</summary>
    public static BackendSelector<HashDefinition, HashOperation> OfHashes { get; } = new(
        static (tfm, definition, key) => TruncatedHashOperation.Over(KernelHashOperation.Open(tfm, definition, key), definition),
        static (definition, key, out refusal) => Engine.TryOpen(definition, key, out refusal) is { } whole ? TruncatedHashOperation.Over(whole, definition) : null);

    /// <summary>Opens random number generators, with a seed in the place of the key.</summary>
    public static BackendSelector<RandomDefinition, RandomOperation> OfRandom { get; } = new(KernelRandomOperation.Open, Engine.TryOpen);
}

/// <summary>Opens an operation on the backend that a declaration and the machine allow. This is the one place where a backend is chosen.</summary>
internal sealed class BackendSelector<TDefinition, TOperation>(OpenInKernel<TDefinition, TOperation> openInKernel, OpenInProcess<TDefinition, TOperation> openInProcess)
    where TDefinition : AlgorithmDefinition
    where TOperation : class, IOperation
{
    /// <summary>
    /// Opens an operation on the backend that is forced or, where none is, on the preferred one, or on the other one if the declaration allows it.
    /// </summary>
    /// <exception cref="PlatformNotSupportedException">Thrown when no backend that may be used has the algorithm; the message says why.</exception>
    public TOperation Open(TDefinition definition, CipherKey key)
    {
        BackendOrder order = BackendOrder.For(definition.Prefer);
        TOperation operation = order.First == KernelBackend.InProcess
            ? OpenInProcessOrInKernel(definition, key, order.IsForced)
            : OpenInKernelOrFallBack(definition, key, order.IsForced);
        KernelCryptoEventSource.Log.HandleOpened(definition.Algorithm, KernelCryptoMetrics.NameOf(operation.Backend));
        return operation;
    }

    /// <summary>Opens an operation on a backend that was chosen before.</summary>
    /// <exception cref="PlatformNotSupportedException">
    /// Thrown when that backend does not have the algorithm any more, or not with this key.
    /// </exception>
    public TOperation OpenOn(KernelBackend backend, TDefinition definition, CipherKey key)
        => backend == KernelBackend.InProcess
            ? openInProcess(definition, key, out string? refusal) ?? throw new PlatformNotSupportedException(refusal)
            : TryOpenInKernel(definition, key, out KernelSupport support) ?? throw new KernelNotSupportedException(support);

    // The kernel is for what the engine does not have, and for keys of the keyring. It needs no permission of the declaration.
    private TOperation OpenInProcessOrInKernel(TDefinition definition, CipherKey key, bool isForced)
    {
        if (openInProcess(definition, key, out string? refusal) is { } operation)
        {
            return operation;
        }

        if (isForced)
        {
            throw new PlatformNotSupportedException($"{refusal} {BackendOrder.Forces("the in-process engine")}.");
        }

        return TryOpenInKernel(definition, key, out KernelSupport support)
            ?? throw new KernelNotSupportedException(support, DeclaredSupport.NorInProcess(refusal!));
    }

    private TOperation OpenInKernelOrFallBack(TDefinition definition, CipherKey key, bool isForced)
    {
        if (TryOpenInKernel(definition, key, out KernelSupport support) is { } kernel)
        {
            return kernel;
        }

        bool fallsBack = DeclaredSupport.FallsBack(definition, support);
        if (isForced)
        {
            throw new KernelNotSupportedException(
                support, fallsBack ? $"The in-process engine was not used: {BackendOrder.Forces("the kernel")}." : null);
        }

        if (!fallsBack)
        {
            throw new KernelNotSupportedException(DeclaredSupport.WithFallback(definition, support));
        }

        TOperation operation = openInProcess(definition, key, out string? refusal) ?? throw new KernelNotSupportedException(support, DeclaredSupport.NorInProcess(refusal!));
        KernelCryptoEventSource.Log.FallbackTaken(definition.Algorithm, support);
        KernelCryptoMetrics.CountFallback(definition.Algorithm, support);
        return operation;
    }

    private TOperation? TryOpenInKernel(TDefinition definition, CipherKey key, out KernelSupport support)
    {
        using TfmDescriptor? tfm = KernelDoor.TryOpen(definition, out support);
        return tfm is null ? null : openInKernel(tfm, definition, key);
    }
}
