using KcapiGen.Backends;
using KcapiGen.Definitions;
using KcapiGen.Operations;
using KcapiGen.Telemetry;

namespace KcapiGen.Handles;

/// <summary>What the handle of every kind of algorithm works with: the operation of one declaration, which one caller at a time uses.</summary>
/// <remarks>
/// The handles that generated code calls check arguments and use the operation. Who may use it, its key and when it is closed are decided here and in
/// the base class.
/// </remarks>
/// <param name="selector">Opens the operations of this kind.</param>
/// <param name="definition">The declaration.</param>
/// <param name="operation">The operation, which nobody else uses.</param>
/// <param name="busy">The message for a caller who comes while another one uses the handle.</param>
/// <param name="handle">The class of the handle, which an <see cref="ObjectDisposedException"/> names where no class was declared.</param>
internal sealed class Handle<TDefinition, TOperation>(BackendSelector<TDefinition, TOperation> selector, TDefinition definition, TOperation operation, string busy, Type handle)
    : OperationOwner<TOperation>(operation, busy, definition.Class ?? handle)
    where TDefinition : AlgorithmDefinition
    where TOperation : class, IOperation
{
    /// <summary>
    /// Gives the handle another key, on a new TFM. Other handles of the old TFM keep the old key. If the new key is rejected, the handle keeps its
    /// old key.
    /// </summary>
    /// <remarks>
    /// A TFM that has an OP rejects another key (EBUSY of <c>alg_setkey</c> in <c>crypto/af_alg.c</c>), so the TFM is exchanged and not its key.
    /// </remarks>
    /// <param name="key">The key.</param>
    /// <param name="check">Throws when the handle cannot take another key now. It is called while nobody else uses the handle.</param>
    public void Rekey(CipherKey key, Action? check = null)
    {
        definition.CheckKey(key);
        using Turn<TOperation> turn = Take();
        check?.Invoke();
        Exchange(selector.OpenOn(turn.Operation.Backend, definition, key));
    }

    /// <summary>Counts messages that were processed in one call.</summary>
    public void Count(long bytes, int messages = 1) => KernelCryptoMetrics.Count(definition.Algorithm, Backend, bytes, messages);
}
