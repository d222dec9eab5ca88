using System.Security.Cryptography;
using KcapiGen.Definitions;

namespace KcapiGen.Operations;

/// <summary>A hash with truncated digests: it computes the whole digest and returns the first bytes.</summary>
internal sealed class TruncatedHashOperation : HashOperation
{
    private readonly HashOperation _whole;
    private readonly HashDefinition _definition;

    private TruncatedHashOperation(HashOperation whole, HashDefinition definition)
    {
        _whole = whole;
        _definition = definition;
    }

    private delegate void Digest(HashOperation operation, ReadOnlySpan<byte> message, Span<byte> digest);

    public override KernelBackend Backend => _whole.Backend;

    /// <summary>Returns an operation with the digests of a definition: the operation itself if they are not truncated.</summary>
    public static HashOperation Over(HashOperation operation, HashDefinition definition)
        => definition.TruncatedSizeInBytes == 0 ? operation : new TruncatedHashOperation(operation, definition);

    public override HashOperation Reinit() => new TruncatedHashOperation(_whole.Reinit(), _definition);

    public override HashOperation Duplicate() => new TruncatedHashOperation(_whole.Duplicate(), _definition);

    public override void Append(ReadOnlySpan<byte> data) => _whole.Append(data);

    public override void Dispose() => _whole.Dispose();

    protected override void ComputeDigest(ReadOnlySpan<byte> message, Span<byte> digest) => Truncate(static (whole, message, digest) => whole.Compute(message, digest), message, digest);

    protected override void CurrentDigest(Span<byte> digest) => Truncate(static (whole, _, digest) => whole.Current(digest), [], digest);

    protected override void FinishDigest(Span<byte> digest) => Truncate(static (whole, _, digest) => whole.Finish(digest), [], digest);

    // The whole digest of a keyed hash is as secret as its truncated one.
    private void Truncate(Digest make, ReadOnlySpan<byte> message, Span<byte> digest)
    {
        Span<byte> whole = stackalloc byte[AlgorithmDefinition.MaxDigestSize];
        whole = whole[.._definition.HashSizeInBytes];
        try
        {
            make(_whole, message, whole);
            whole[..digest.Length].CopyTo(digest);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(whole);
        }
    }
}
