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
    private readonly CipherDefinition _definition;

    // Held while the operation is changed for another, so that Reinit, which is not exclusive, takes one that is open.
    private readonly Lock _change = new();
    private Operation _operation;
    private CipherStream? _stream;
    private MessageBatch? _batch;
    private SectorLanes? _lanes;
    private HandleState _state;

    private protected CipherHandle(CipherDefinition definition, Operation operation)
    {
        _definition = definition;
        _operation = operation;
    }

    /// <summary>The side that does the work.</summary>
    public KernelBackend Backend => _operation.Backend;

    /// <summary>Gives the handle another key: a new TFM takes the place of the old one, whose other handles keep the old key. If it fails, the old key stays.</summary>
    /// <remarks>An OP keeps a TFM from taking another key (EBUSY of <c>alg_setkey</c> in <c>crypto/af_alg.c</c>), so the TFM is exchanged and not its key.</remarks>
    public void Rekey(CipherKey key)
    {
        _definition.CheckKey(key);
        Operation old = Enter();
        try
        {
            Operation rekeyed = OperationFactory.OpenOn(old.Backend, _definition, key);
            lock (_change)
            {
                Close();
                _operation = rekeyed;
            }
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>Closes the handle, and its stream where one is open. What others of the same key do goes on.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (_state.Dispose())
        {
            Close();
        }
        else
        {
            // Whoever is at work closes the operation when it is done; a stream is done now.
            _stream?.Dispose();
        }
    }

    private protected static Operation Open(CipherDefinition definition, CipherKey key)
    {
        definition.CheckKey(key);
        return OperationFactory.Open(definition, key);
    }

    private protected Operation ReinitOperation()
    {
        // Not exclusive: a new OP can be had while this one is at work.
        ObjectDisposedException.ThrowIf(_state.IsDisposed, this);
        lock (_change)
        {
            return _operation.Reinit();
        }
    }

    /// <summary>Takes the operation for one message.</summary>
    /// <exception cref="ObjectDisposedException">The handle was disposed.</exception>
    /// <exception cref="InvalidOperationException">The handle is at work.</exception>
    private protected Operation Enter()
    {
        return _state.TryEnter(this)
            ? _operation
            : throw new InvalidOperationException("The handle is at work on another message, or has an open stream. Dispose the stream, or call Reinit() for a handle of the same key that works beside this one.");
    }

    /// <summary>Gives the operation back.</summary>
    private protected void Exit()
    {
        _stream = null;
        if (_state.Exit())
        {
            Close();
        }
    }

    /// <summary>What gathers the messages of a batch, made for the first one.</summary>
    private protected MessageBatch Batch => _batch ??= new MessageBatch();

    /// <summary>What spreads sectors over threads, made for the first of them.</summary>
    private protected SectorLanes Lanes => _lanes ??= new SectorLanes();

    /// <summary>Counts messages that were done in one call.</summary>
    private protected void Count(long bytes, int messages = 1) => KernelCryptoMetrics.Count(_definition.Algorithm, Backend, bytes, messages);

    private protected CipherStream BeginStream(CipherDirection direction, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associatedData)
    {
        Operation operation = Enter();
        try
        {
            operation.Reserve(Math.Max(0, _definition.Growth(direction)), associatedData.Length);
            return _stream = new CipherStream(operation, _definition, new HeldHeader(direction, iv, associatedData), Exit);
        }
        catch
        {
            Exit();
            throw;
        }
    }

    private void Close()
    {
        _operation.Dispose();
        _lanes?.Dispose();
        _lanes = null;
    }
}
