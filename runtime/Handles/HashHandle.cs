using System.ComponentModel;
using System.Security.Cryptography;
using KcapiGen.Backends;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>The handle of a hash, with or without a key: one operation, used by one caller at a time. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class HashHandle : IDisposable
{
    private const string Busy = "The handle is at work for another caller. Call Reinit() for a handle of the same key that works beside this one.";

    private readonly HashDefinition _definition;
    private readonly Handle<HashDefinition, HashOperation> _handle;

    // The length of the current message; 0 when there is none.
    private long _length;

    private HashHandle(HashDefinition definition, HashOperation operation)
    {
        _definition = definition;
        _handle = new(BackendSelector.OfHashes, definition, operation, Busy, typeof(HashHandle));
    }

    /// <summary>The backend that does the work.</summary>
    public KernelBackend Backend => _handle.Backend;

    /// <summary>Opens a handle without a key.</summary>
    public static HashHandle Open(HashDefinition definition) => new(definition, BackendSelector.OfHashes.Open(definition, default));

    /// <summary>Opens a handle with a key and its own TFM.</summary>
    public static HashHandle Open(HashDefinition definition, CipherKey key)
    {
        definition.CheckKey(key);
        return new(definition, BackendSelector.OfHashes.Open(definition, key));
    }

    /// <summary>Computes the digest of a message, without a key. Returns its size.</summary>
    public static int HashData(HashDefinition definition, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        definition.CheckRoom(destination);
        HashPool pool = HashPool.Of(definition);
        HashHandle handle = pool.Take();
        try
        {
            return handle.ComputeHash(source, destination);
        }
        finally
        {
            pool.Return(handle);
        }
    }

    /// <summary>Computes the digest of a message, with a key. Returns its size.</summary>
    public static int HashData(HashDefinition definition, CipherKey key, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        definition.CheckRoom(destination);
        using HashHandle handle = Open(definition, key);
        return handle.ComputeHash(source, destination);
    }

    /// <summary>Opens a handle with a new OP on the same TFM, without a message.</summary>
    public HashHandle Reinit() => new(_definition, _handle.Share(static operation => operation.Reinit()));

    /// <summary>
    /// Gives the handle another key, on a new TFM. Other handles of the old TFM keep the old key. If the new key is rejected, the handle keeps its
    /// old key.
    /// </summary>
    public void Rekey(CipherKey key) => _handle.Rekey(key, CheckIdle);

    /// <summary>Opens a handle with a new OP that continues a copy of the current message.</summary>
    public HashHandle Duplicate()
    {
        using Turn<HashOperation> turn = _handle.Take();
        return new(_definition, _length > 0 ? turn.Operation.Duplicate() : turn.Operation.Reinit()) { _length = _length };
    }

    /// <summary>Computes the digest of a whole message. Returns its size.</summary>
    public int ComputeHash(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int size = _definition.CheckRoom(destination);
        if (source.Length < _definition.PrefixSize)
        {
            throw new ArgumentException(_definition.Incomplete(source.Length), nameof(source));
        }

        using Turn<HashOperation> turn = _handle.Take();
        CheckIdle();
        turn.Operation.Compute(source, destination[..size]);
        _handle.Count(source.Length);
        return size;
    }

    /// <summary>Appends data to the current message.</summary>
    public void AppendData(ReadOnlySpan<byte> data)
    {
        using Turn<HashOperation> turn = _handle.Take();
        if (!data.IsEmpty)
        {
            long length = TakeLength();
            turn.Operation.Append(data);
            _length = length + data.Length;
        }
    }

    /// <summary>Computes the digest of the current message, which can be continued. Returns its size.</summary>
    public int GetCurrentHash(Span<byte> destination)
    {
        int size = _definition.CheckRoom(destination);
        using Turn<HashOperation> turn = _handle.Take();
        CheckComplete();
        if (_length == 0)
        {
            turn.Operation.Compute([], destination[..size]);
            return size;
        }

        long length = TakeLength();
        turn.Operation.Current(destination[..size]);
        _length = length;
        return size;
    }

    /// <summary>Computes the digest of the current message and ends it. Returns its size.</summary>
    public int GetHashAndReset(Span<byte> destination)
    {
        int size = _definition.CheckRoom(destination);
        using Turn<HashOperation> turn = _handle.Take();
        CheckComplete();
        long length = TakeLength();
        turn.Operation.Finish(destination[..size]);
        _handle.Count(length);
        return size;
    }

    /// <summary>Returns whether a message has this digest. The comparison takes constant time.</summary>
    public bool Verify(ReadOnlySpan<byte> source, ReadOnlySpan<byte> hash)
    {
        _definition.CheckDigest(hash);
        Span<byte> actual = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        return IsSame(actual[..ComputeHash(source, actual)], hash);
    }

    /// <summary>Ends the current message and returns whether it has this digest. The comparison takes constant time.</summary>
    public bool VerifyHashAndReset(ReadOnlySpan<byte> hash)
    {
        _definition.CheckDigest(hash);
        Span<byte> actual = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        return IsSame(actual[..GetHashAndReset(actual)], hash);
    }

    /// <summary>Closes the handle. Other handles of the same key are not affected.</summary>
    public void Dispose() => _handle.Dispose();

    // The computed digest is valid, and the message may be forged, so do not leave the digest in memory.
    private static bool IsSame(Span<byte> actual, ReadOnlySpan<byte> hash)
    {
        bool isSame = CryptographicOperations.FixedTimeEquals(actual, hash);
        CryptographicOperations.ZeroMemory(actual);
        return isSame;
    }

    private void CheckIdle()
    {
        if (_length > 0)
        {
            throw new InvalidOperationException("A message is under way on this handle. End it with GetHashAndReset, or call Reinit() for a handle of the same key that works beside this one.");
        }
    }

    private void CheckComplete()
    {
        if (_length < _definition.PrefixSize)
        {
            throw new InvalidOperationException(_definition.Incomplete(_length));
        }
    }

    // An operation that fails loses its message, so the caller restores the length only after success.
    private long TakeLength()
    {
        long length = _length;
        _length = 0;
        return length;
    }
}
