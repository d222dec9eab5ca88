using System.Buffers;
using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.Handles;

/// <content>Digests of streams, in bounded memory.</content>
public sealed partial class HashHandle
{
    // Large, because every read is a system call of the kernel's file system, and every append one of its AF_ALG.
    private const int ReadSize = 1 << 17;

    /// <summary>Computes the digest of the rest of a stream, without a key. Returns its size.</summary>
    public static int HashData(HashDefinition definition, Stream source, Span<byte> destination)
    {
        StreamArguments.CheckSource(source);
        definition.CheckRoom(destination);
        using HashHandle handle = Open(definition);
        return handle.HashRest(source, destination);
    }

    /// <summary>Computes the digest of the rest of a stream, with a key. Returns its size.</summary>
    public static int HashData(HashDefinition definition, CipherKey key, Stream source, Span<byte> destination)
    {
        StreamArguments.CheckSource(source);
        definition.CheckRoom(destination);
        using HashHandle handle = Open(definition, key);
        return handle.HashRest(source, destination);
    }

    /// <summary>Computes the digest of the rest of a stream, without a key.</summary>
    public static ValueTask<byte[]> HashDataAsync(HashDefinition definition, Stream source, CancellationToken cancellationToken)
    {
        StreamArguments.CheckSource(source);
        return Open(definition).HashRestAsync(source, cancellationToken);
    }

    /// <summary>Computes the digest of the rest of a stream, with a key.</summary>
    public static ValueTask<byte[]> HashDataAsync(HashDefinition definition, CipherKey key, Stream source, CancellationToken cancellationToken)
    {
        StreamArguments.CheckSource(source);
        return Open(definition, key).HashRestAsync(source, cancellationToken);
    }

    /// <summary>Computes the digest of the rest of a stream, without a key. Returns its size.</summary>
    public static ValueTask<int> HashDataAsync(HashDefinition definition, Stream source, Memory<byte> destination, CancellationToken cancellationToken)
    {
        StreamArguments.CheckSource(source);
        definition.CheckRoom(destination.Span);
        return Open(definition).HashRestAsync(source, destination, cancellationToken);
    }

    /// <summary>Computes the digest of the rest of a stream, with a key. Returns its size.</summary>
    public static ValueTask<int> HashDataAsync(
        HashDefinition definition, CipherKey key, Stream source, Memory<byte> destination, CancellationToken cancellationToken)
    {
        StreamArguments.CheckSource(source);
        definition.CheckRoom(destination.Span);
        return Open(definition, key).HashRestAsync(source, destination, cancellationToken);
    }

    /// <summary>Appends data in several parts to the current message.</summary>
    public void AppendData(in ReadOnlySequence<byte> data)
    {
        foreach (ReadOnlyMemory<byte> part in data)
        {
            AppendData(part.Span);
        }
    }

    private int HashRest(Stream source, Span<byte> destination)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            int count;
            while ((count = source.Read(buffer, 0, ReadSize)) > 0)
            {
                AppendData(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, ReadSize));
        }

        // Not after a read that failed or was canceled: the stream may still write to it.
        ArrayPool<byte>.Shared.Return(buffer);
        return Finish(destination);
    }

    private async ValueTask<int> HashRestAsync(Stream source, Memory<byte> destination, CancellationToken cancellationToken)
    {
        using HashHandle self = this;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            int count;
            while ((count = await source.ReadAsync(buffer.AsMemory(0, ReadSize), cancellationToken).ConfigureAwait(false)) > 0)
            {
                AppendData(buffer.AsSpan(0, count));
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, ReadSize));
        }

        // Not after a read that failed or was canceled: the stream may still write to it.
        ArrayPool<byte>.Shared.Return(buffer);
        return Finish(destination.Span);
    }

    private async ValueTask<byte[]> HashRestAsync(Stream source, CancellationToken cancellationToken)
    {
        byte[] hash = new byte[_definition.ResultSize];
        await HashRestAsync(source, hash, cancellationToken).ConfigureAwait(false);
        return hash;
    }

    // A message that is too short is the caller's source, not the state of a handle that the caller never sees.
    private int Finish(Span<byte> destination)
        => _length >= _definition.PrefixSize ? GetHashAndReset(destination) : throw new ArgumentException(_definition.Incomplete(_length), "source");
}
