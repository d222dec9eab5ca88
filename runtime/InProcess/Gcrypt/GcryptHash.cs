namespace KcapiGen.InProcess.Gcrypt;

/// <summary>A hash or an HMAC that libgcrypt has and libcrypto's default provider does not.</summary>
internal sealed class GcryptHash(GcryptDigest digest) : HashEngine
{
    public override void Start() => digest.Start();

    public override void Append(ReadOnlySpan<byte> data) => digest.Append(data);

    public override void Finish(Span<byte> destination) => digest.Finish(destination);

    public override void Peek(Span<byte> destination)
    {
        using GcryptDigest copy = digest.Duplicate();
        copy.Finish(destination);
    }

    public override HashEngine Duplicate() => new GcryptHash(digest.Duplicate());

    public override void Dispose() => digest.Dispose();
}
