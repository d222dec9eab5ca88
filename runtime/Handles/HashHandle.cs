using System.ComponentModel;
using System.Security.Cryptography;
using KcapiGen.Backends;
using KcapiGen.Definitions;
using KcapiGen.Operations;

namespace KcapiGen.Handles;

/// <summary>The handle of a hash, keyed or not: one operation, used by one caller at a time. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HashHandle : IDisposable
{
    private const string Busy = "The handle is at work for another caller. Call Reinit() for a handle of the same key that works beside this one.";

    private readonly HashDefinition _definition;
    private readonly Handle<HashDefinition, HashOperation> _handle;

    // Of the message that is under way; 0 where there is none.
    private long _length;

    private HashHandle(HashDefinition definition, HashOperation operation)
    {
        _definition = definition;
        _handle = new(BackendSelector.OfHashes, definition, operation, Busy, typeof(HashHandle));
    }

    /// <summary>The side that does the work.</summary>
    public KernelBackend Backend => _handle.Backend;

    /// <summary>Opens a handle without a key.</summary>
    public static HashHandle Open(HashDefinition definition) => new(definition, BackendSelector.OfHashes.Open(definition, default));

    /// <summary>Opens a handle with a key, and a TFM of its own.</summary>
    public static HashHandle Open(HashDefinition definition, CipherKey key)
    {
        definition.CheckKey(key);
        return new(definition, BackendSelector.OfHashes.Open(definition, key));
    }

    /// <summary>The digest of a message, without a key.</summary>
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

    /// <summary>The digest of a message, with a key.</summary>
    public static int HashData(HashDefinition definition, CipherKey key, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        definition.CheckRoom(destination);
        using HashHandle handle = Open(definition, key);
        return handle.ComputeHash(source, destination);
    }

    /// <summary>A handle with a new OP on the same TFM, and no message.</summary>
    public HashHandle Reinit() => new(_definition, _handle.Share(static operation => operation.Reinit()));

    /// <summary>Gives the handle another key: a new TFM takes the place of the old one, whose other handles keep the old key. If it fails, the old key stays.</summary>
    public void Rekey(CipherKey key) => _handle.Rekey(key, CheckIdle);

    /// <summary>A handle with a new OP in the midst of the same message.</summary>
    public HashHandle Duplicate()
    {
        using Turn<HashOperation> turn = _handle.Take();
        return new(_definition, _length > 0 ? turn.Operation.Duplicate() : turn.Operation.Reinit()) { _length = _length };
    }

    /// <summary>The digest of a whole message; returns its size.</summary>
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

    /// <summary>Adds to the message.</summary>
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

    /// <summary>The digest of the message so far, which goes on; returns its size.</summary>
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

    /// <summary>The digest of the message, which ends; returns its size.</summary>
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

    /// <summary>Whether a message has this digest, compared in constant time.</summary>
    public bool Verify(ReadOnlySpan<byte> source, ReadOnlySpan<byte> hash)
    {
        _definition.CheckDigest(hash);
        Span<byte> actual = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        return IsSame(actual[..ComputeHash(source, actual)], hash);
    }

    /// <summary>Whether the message, which ends, has this digest, compared in constant time.</summary>
    public bool VerifyHashAndReset(ReadOnlySpan<byte> hash)
    {
        _definition.CheckDigest(hash);
        Span<byte> actual = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        return IsSame(actual[..GetHashAndReset(actual)], hash);
    }

    /// <summary>Closes the handle. What others of the same key do goes on.</summary>
    public void Dispose() => _handle.Dispose();

    // What was computed is the valid digest of a message that may be forged: it is not left behind.
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

    // An operation that fails forgets its message, so the length is put back only where it does not.
    private long TakeLength()
    {
        long length = _length;
        _length = 0;
        return length;
    }
}
