using KcapiGen.Handles;

namespace KcapiGen.Reliability.Tests.Races.Targets;

/// <summary>The handle of a hash, keyed or not, in the midst of a message or before one.</summary>
internal sealed class HashTarget : Target
{
    private readonly HashCase _case;
    private readonly HashHandle _handle;

    public HashTarget(HashCase sample, bool isUnderWay)
    {
        _case = sample;
        _handle = sample.Open();
        if (isUnderWay)
        {
            _handle.AppendData(sample.First);
        }

        // What holds the handle is refused, too, where a message is under way.
        Acts =
        [
            Act.OnHandle("ComputeHash", () => WhereNoMessageIsUnderWay(() => Compute(_handle))),
            new Act("HashData", HashData),
            Act.OnHandle("AppendData", () => _handle.AppendData(_case.More)),
            Act.OnHandle("GetCurrentHash", () => CheckDigest(_handle.GetCurrentHash)),
            Act.OnHandle("GetHashAndReset", () => CheckDigest(_handle.GetHashAndReset)),
            Act.OnHandle("VerifyHashAndReset", () => _handle.VerifyHashAndReset(_case.Digests[0])),
            Act.OnHandle("Duplicate", Duplicate),
            Act.Beside("Reinit", Reinit),
            .. sample.IsKeyed
                ? [Act.OnHandle("Rekey", () => WhereNoMessageIsUnderWay(() => _handle.Rekey(_case.KeyOf(1)))) with { ChangesKey = true }]
                : Array.Empty<Act>(),
            Act.Ending("Dispose", Part.Handle, _handle.Dispose),
        ];
    }

    public override string Name => _case.Definition.Algorithm;

    public override IReadOnlyList<Act> Acts { get; }

    public override void Check(Part ended)
    {
        if (ended == Part.None)
        {
            CheckDigest(_handle.GetHashAndReset);
            Compute(_handle);
        }
        else
        {
            MustBeDisposed("A handle", () => _handle.AppendData(_case.More));
        }
    }

    public override void Dispose() => _handle.Dispose();

    private static void WhereNoMessageIsUnderWay(Action use)
    {
        try
        {
            use();
        }
        catch (InvalidOperationException e) when (e is not ObjectDisposedException)
        {
            // A message is under way, or the handle is at work: both are right.
        }
    }

    private void Compute(HashHandle handle)
    {
        byte[] digest = new byte[_case.Definition.HashSizeInBytes];
        handle.ComputeHash(_case.First, digest);
        WrongResultException.ThrowUnlessOneOf(digest, _case.OfFirst);
    }

    // Without a key the handles of the static methods are shared by all threads.
    private void HashData()
    {
        byte[] digest = new byte[_case.Definition.HashSizeInBytes];
        _ = _case.IsKeyed ? HashHandle.HashData(_case.Definition, _case.KeyOf(0), _case.First, digest) : HashHandle.HashData(_case.Definition, _case.First, digest);
        WrongResultException.ThrowUnlessOneOf(digest, _case.OfFirst[0]);
    }

    private void Duplicate()
    {
        using HashHandle copy = _handle.Duplicate();
        CheckDigest(copy.GetHashAndReset);
    }

    private void Reinit()
    {
        using HashHandle other = _handle.Reinit();
        Compute(other);
    }

    private void CheckDigest(DigestMethod digest)
    {
        byte[] actual = new byte[_case.Definition.HashSizeInBytes];
        digest(actual);
        WrongResultException.ThrowUnlessOneOf(actual, _case.Digests);
    }

    private delegate int DigestMethod(Span<byte> destination);
}
