using KcapiGen.Definitions;
using KcapiGen.InProcess;
using KcapiGen.Kernel;
using KcapiGen.Operations;
using KcapiGen.Support;
using KcapiGen.Telemetry;

namespace KcapiGen.Backends;

/// <summary>Opens an operation on the side that a declaration and the machine allow. This is the one place where a side is chosen.</summary>
internal static class OperationFactory
{
    private delegate TOperation OpenKernel<TDefinition, TOperation>(TfmDescriptor tfm, TDefinition definition, CipherKey key);

    private delegate TOperation? OpenEngine<TDefinition, TOperation>(TDefinition definition, CipherKey key, out string? refusal);

    /// <summary>Opens an operation of a cipher.</summary>
    /// <exception cref="PlatformNotSupportedException">No side that may be used has the algorithm; the message says why.</exception>
    public static Operation Open(CipherDefinition definition, CipherKey key) => Open(definition, key, KernelOperation.Open, Engine.TryOpen);

    /// <summary>Opens an operation of a hash, whose key may be the default one: none.</summary>
    /// <exception cref="PlatformNotSupportedException">No side that may be used has the algorithm; the message says why.</exception>
    public static HashOperation Open(HashDefinition definition, CipherKey key) => Open(definition, key, KernelHashOperation.Open, Engine.TryOpen);

    /// <summary>Opens an operation of a cipher on a side that was chosen before.</summary>
    /// <exception cref="PlatformNotSupportedException">That side does not have the algorithm any more, or not with this key.</exception>
    public static Operation OpenOn(KernelBackend backend, CipherDefinition definition, CipherKey key) => OpenOn(backend, definition, key, KernelOperation.Open, Engine.TryOpen);

    /// <summary>Opens an operation of a hash on a side that was chosen before.</summary>
    /// <exception cref="PlatformNotSupportedException">That side does not have the algorithm any more, or not with this key.</exception>
    public static HashOperation OpenOn(KernelBackend backend, HashDefinition definition, CipherKey key) => OpenOn(backend, definition, key, KernelHashOperation.Open, Engine.TryOpen);

    /// <summary>Opens a random number generator, with its seed for a key.</summary>
    /// <exception cref="PlatformNotSupportedException">No side that may be used has the algorithm; the message says why.</exception>
    public static RandomOperation Open(RandomDefinition definition, CipherKey seed) => Open(definition, seed, KernelRandomOperation.Open, Engine.TryOpen);

    private static TOperation Open<TDefinition, TOperation>(TDefinition definition, CipherKey key, OpenKernel<TDefinition, TOperation> openKernel, OpenEngine<TDefinition, TOperation> openEngine)
        where TDefinition : AlgorithmDefinition
        where TOperation : class, IOperation
    {
        KernelBackend? forced = BackendChoice.Forced;
        TOperation operation = forced == KernelBackend.InProcess
            ? openEngine(definition, key, out string? refusal) ?? throw new PlatformNotSupportedException($"{refusal} {BackendChoice.Forces("the in-process engine")}.")
            : OpenOnKernel(definition, key, isForced: forced == KernelBackend.Kernel, openKernel, openEngine);
        KernelCryptoEventSource.Log.HandleOpened(definition.Algorithm, KernelCryptoMetrics.NameOf(operation.Backend));
        return operation;
    }

    private static TOperation OpenOn<TDefinition, TOperation>(KernelBackend backend, TDefinition definition, CipherKey key, OpenKernel<TDefinition, TOperation> openKernel, OpenEngine<TDefinition, TOperation> openEngine)
        where TDefinition : AlgorithmDefinition
        where TOperation : class, IOperation
        => backend == KernelBackend.InProcess
            ? openEngine(definition, key, out string? refusal) ?? throw new PlatformNotSupportedException(refusal)
            : TryOpenKernel(definition, key, openKernel, out KernelSupport support) ?? throw new KernelNotSupportedException(support);

    private static TOperation OpenOnKernel<TDefinition, TOperation>(TDefinition definition, CipherKey key, bool isForced, OpenKernel<TDefinition, TOperation> openKernel, OpenEngine<TDefinition, TOperation> openEngine)
        where TDefinition : AlgorithmDefinition
        where TOperation : class, IOperation
    {
        if (TryOpenKernel(definition, key, openKernel, out KernelSupport support) is { } kernel)
        {
            return kernel;
        }

        bool fallsBack = DeclaredSupport.FallsBack(definition, support);
        if (isForced)
        {
            throw new KernelNotSupportedException(support, fallsBack ? $"No fallback was taken: {BackendChoice.Forces("the kernel")}." : null);
        }

        if (!fallsBack)
        {
            throw new KernelNotSupportedException(DeclaredSupport.WithFallback(definition, support));
        }

        TOperation operation = openEngine(definition, key, out string? refusal) ?? throw new KernelNotSupportedException(support, DeclaredSupport.NorInProcess(refusal!));
        KernelCryptoEventSource.Log.FallbackTaken(definition.Algorithm, support);
        KernelCryptoMetrics.CountFallback(definition.Algorithm, support);
        return operation;
    }

    private static TOperation? TryOpenKernel<TDefinition, TOperation>(TDefinition definition, CipherKey key, OpenKernel<TDefinition, TOperation> openKernel, out KernelSupport support)
        where TDefinition : AlgorithmDefinition
        where TOperation : class, IOperation
    {
        using TfmDescriptor? tfm = KernelDoor.TryOpen(definition, out support);
        return tfm is null ? null : openKernel(tfm, definition, key);
    }
}
