using KcapiGen.Handles;
using KcapiGen.InProcess;
using KcapiGen.Kernel;
using KcapiGen.Operations;
using KcapiGen.Support;
using KcapiGen.Telemetry;

namespace KcapiGen.Backends;

/// <summary>Opens an operation on the side that a declaration and the machine allow. This is the one place where a side is chosen.</summary>
internal static class OperationFactory
{
    /// <summary>Whether an operation can be opened.</summary>
    public static bool CanOpen(CipherDefinition definition) => BackendChoice.Forced switch
    {
        KernelBackend.Kernel => definition.Support.IsAvailable,
        KernelBackend.InProcess => Engine.Has(definition),
        _ => definition.Support.IsAvailable || (definition.Fallback == KernelFallback.InProcess && Diagnosis.AllowsFallback(definition.Support) && Engine.Has(definition)),
    };

    /// <summary>Opens an operation with a key.</summary>
    /// <exception cref="PlatformNotSupportedException">No side that may be used has the algorithm; the message says why.</exception>
    public static Operation Open(CipherDefinition definition, CipherKey key)
    {
        KernelBackend? forced = BackendChoice.Forced;
        Operation operation = forced == KernelBackend.InProcess
            ? Engine.Open(definition, key)
            : OpenKernel(definition, key, isForced: forced == KernelBackend.Kernel);
        KernelCryptoEventSource.Log.HandleOpened(definition.Algorithm, KernelCryptoMetrics.NameOf(operation.Backend));
        return operation;
    }

    /// <summary>Opens an operation on a side that was chosen before.</summary>
    /// <exception cref="PlatformNotSupportedException">That side does not have the algorithm any more, or not with this key.</exception>
    public static Operation OpenOn(KernelBackend backend, CipherDefinition definition, CipherKey key)
        => backend == KernelBackend.InProcess
            ? Engine.Open(definition, key)
            : TryOpenKernel(definition, key, out KernelSupport support) ?? throw new KernelNotSupportedException(support, isForced: false);

    private static Operation OpenKernel(CipherDefinition definition, CipherKey key, bool isForced)
    {
        if (TryOpenKernel(definition, key, out KernelSupport support) is { } kernel)
        {
            return kernel;
        }

        if (isForced || definition.Fallback != KernelFallback.InProcess || !Diagnosis.AllowsFallback(support))
        {
            throw new KernelNotSupportedException(support, isForced);
        }

        Operation operation = Engine.Open(definition, key);
        KernelCryptoEventSource.Log.FallbackTaken(definition.Algorithm, support.Reason.ToString(), support.Explanation);
        KernelCryptoMetrics.CountFallback(definition.Algorithm, support.Reason);
        return operation;
    }

    private static KernelOperation? TryOpenKernel(CipherDefinition definition, CipherKey key, out KernelSupport support)
    {
        using TfmDescriptor? tfm = TfmDescriptor.TryOpen(definition.Kind, definition.Algorithm, out support);
        return tfm is null ? null : KernelOperation.Open(tfm, definition, key);
    }
}
