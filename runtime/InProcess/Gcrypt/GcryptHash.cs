namespace KcapiGen.InProcess.Gcrypt;

/// <summary>A hash or an HMAC that libgcrypt has and libcrypto's default provider does not.</summary>
/// <param name="digest">The context; disposed with the result.</param>
/// <param name="size">The size of a digest in bytes.</param>
internal sealed class GcryptHash(GcryptDigest digest, int size) : EngineHash
{
    public override int Size => size;

    public override void Start() => digest.Start();

    public override void Append(ReadOnlySpan<byte> data) => digest.Append(data);

    public override void Finish(Span<byte> destination) => digest.Finish(destination);

    public override void Peek(Span<byte> destination)
    {
        using GcryptDigest copy = digest.Duplicate();
        copy.Finish(destination);
    }

    public override EngineHash Duplicate() => new GcryptHash(digest.Duplicate(), size);

    public override void Dispose() => digest.Dispose();
}
