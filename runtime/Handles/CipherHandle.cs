using System.ComponentModel;
using KcapiGen.Backends;
using KcapiGen.Definitions;
using KcapiGen.Operations;
using KcapiGen.Telemetry;

namespace KcapiGen.Handles;

/// <summary>What the handle of every cipher has: one operation, used by one caller at a time. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CipherHandle : IDisposable
{
    private const string Busy =
        "The handle is at work on another message, or has an open stream. Dispose the stream, or call Reinit() for a handle of the same key that works beside this one.";

    private readonly CipherDefinition _definition;
    private readonly OperationOwner<Operation> _owner;
    private CipherStream? _stream;
    private MessageBatch? _batch;
    private SectorLanes? _lanes;

    private protected CipherHandle(CipherDefinition definition, Operation operation)
    {
        _definition = definition;
        _owner = new OperationOwner<Operation>(operation, Busy, definition.Class ?? typeof(CipherHandle));
    }

    /// <summary>The side that does the work.</summary>
    public KernelBackend Backend => _owner.Backend;

    /// <summary>Gives the handle another key: a new TFM takes the place of the old one, whose other handles keep the old key. If it fails, the old key stays.</summary>
    /// <remarks>An OP keeps a TFM from taking another key (EBUSY of <c>alg_setkey</c> in <c>crypto/af_alg.c</c>), so the TFM is exchanged and not its key.</remarks>
    public void Rekey(CipherKey key)
    {
        _definition.CheckKey(key);
        using OperationOwner<Operation>.Turn turn = _owner.Take();
        _owner.Exchange(OperationFactory.OpenOn(turn.Operation.Backend, _definition, key));
        _lanes = null;
    }

    /// <summary>Closes the handle, and its stream where one is open. What others of the same key do goes on.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (!_owner.Dispose())
        {
            // Whoever is at work closes the operation when it is done; a stream is done now. BeginStream looks at the owner after it has
            // written the field, so one of the two sees the other.
            Volatile.Read(ref _stream)?.Dispose();
        }
    }

    private protected static Operation Open(CipherDefinition definition, CipherKey key)
    {
        definition.CheckKey(key);
        return OperationFactory.Open(definition, key);
    }

    // Not exclusive: a new OP can be had while this one is at work.
    private protected Operation ReinitOperation() => _owner.Share(static operation => operation.Reinit());

    /// <summary>Takes the operation for one message.</summary>
    /// <exception cref="ObjectDisposedException">The handle was disposed.</exception>
    /// <exception cref="InvalidOperationException">The handle is at work.</exception>
    private protected Operation Enter() => _owner.Enter();

    /// <summary>Gives the operation back.</summary>
    private protected void Exit()
    {
        _stream = null;
        _owner.Exit();
    }

    /// <summary>Forgets what is left of a batch and gives the operation back.</summary>
    private protected void ExitBatch()
    {
        try
        {
            Batch.Clear();
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>What gathers the messages of a batch, made for the first one.</summary>
    private protected MessageBatch Batch => _batch ??= new MessageBatch();

    /// <summary>What spreads sectors over threads, made for the first of them.</summary>
    private protected SectorLanes Lanes => _lanes ?? MakeLanes();

    /// <summary>Counts messages that were done in one call.</summary>
    private protected void Count(long bytes, int messages = 1) => KernelCryptoMetrics.Count(_definition.Algorithm, Backend, bytes, messages);

    private protected CipherStream BeginStream(CipherDirection direction, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associatedData)
    {
        Operation operation = Enter();
        CipherStream stream;
        try
        {
            operation.Reserve(Math.Max(0, _definition.Growth(direction)), associatedData.Length);
            stream = new CipherStream(operation, _definition, new HeldHeader(direction, iv, associatedData), Exit);
        }
        catch
        {
            Exit();
            throw;
        }

        Interlocked.Exchange(ref _stream, stream);
        if (_owner.IsDisposed)
        {
            // The handle was disposed meanwhile, and may not have seen the stream.
            stream.Dispose();
            throw new ObjectDisposedException(GetType().FullName);
        }

        return stream;
    }

    private SectorLanes MakeLanes()
    {
        _lanes = new SectorLanes();
        _owner.CloseWith(_lanes);
        return _lanes;
    }
}
