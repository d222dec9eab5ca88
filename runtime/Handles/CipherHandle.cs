using System.ComponentModel;
using KcapiGen.Backends;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>The base class of the handles of ciphers: one operation, used by one caller at a time. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CipherHandle : IDisposable
{
    private const string Busy =
        "The handle is at work on another message, or has an open stream. Dispose the stream, or call Reinit() for a handle of the same key that works beside this one.";

    private readonly CipherDefinition _definition;
    private readonly Handle<CipherDefinition, CipherOperation> _handle;
    private CipherStream? _stream;
    private MessageBatch? _batch;

    private protected CipherHandle(CipherDefinition definition, CipherOperation operation)
    {
        _definition = definition;
        _handle = new(BackendSelector.OfCiphers, definition, operation, Busy, typeof(CipherHandle));
    }

    /// <summary>The backend that does the work.</summary>
    public KernelBackend Backend => _handle.Backend;

    /// <summary>
    /// Gives the handle another key, on a new TFM. Other handles of the old TFM keep the old key. If the new key is rejected, the handle keeps its
    /// old key.
    /// </summary>
    public void Rekey(CipherKey key) => _handle.Rekey(key);

    /// <summary>Closes the handle, and its stream if one is open. Other handles of the same key are not affected.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (!_handle.Dispose())
        {
            // The caller that has the operation closes it; a stream is closed here. BeginStream checks IsDisposed after it has written the field,
            // so at least one of the two threads sees what the other has done.
            Volatile.Read(ref _stream)?.Dispose();
        }
    }

    private protected static CipherOperation Open(CipherDefinition definition, CipherKey key)
    {
        definition.CheckKey(key);
        return BackendSelector.OfCiphers.Open(definition, key);
    }

    // Does not take the operation: a new OP can be opened while this one is in use.
    private protected CipherOperation ReinitOperation() => _handle.Share(static operation => operation.Reinit());

    /// <inheritdoc cref="OperationOwner{TOperation}.Take"/>
    private protected Turn<CipherOperation> Take() => _handle.Take();

    /// <inheritdoc cref="OperationOwner{TOperation}.Enter"/>
    private protected CipherOperation Enter() => _handle.Enter();

    /// <inheritdoc cref="OperationOwner{TOperation}.Exit"/>
    private protected void Exit() => _handle.Exit();

    /// <summary>Collects the messages of a batch. Created for the first batch.</summary>
    private protected MessageBatch Batch => _batch ??= new MessageBatch();

    /// <summary>Distributes sectors over threads. Created for the first sectors, and closed together with the operation.</summary>
    private protected SectorLanes Lanes => (SectorLanes)(_handle.Companion ??= new SectorLanes());

    /// <inheritdoc cref="Handle{TDefinition, TOperation}.Count"/>
    private protected void Count(long bytes, int messages = 1) => _handle.Count(bytes, messages);

    private protected CipherStream BeginStream(CipherDirection direction, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associatedData)
    {
        CipherOperation operation = Enter();
        CipherStream stream;
        try
        {
            operation.Reserve(Math.Max(0, _definition.Growth(direction)), associatedData.Length);
            stream = new CipherStream(operation, _definition, new HeldHeader(direction, iv, associatedData), EndStream);
        }
        catch
        {
            Exit();
            throw;
        }

        Interlocked.Exchange(ref _stream, stream);
        if (_handle.IsDisposed)
        {
            // The handle was disposed in the meantime, and Dispose may not have seen the stream.
            stream.Dispose();
            throw new ObjectDisposedException(GetType().FullName);
        }

        return stream;
    }

    private void EndStream()
    {
        _stream = null;
        Exit();
    }
}
