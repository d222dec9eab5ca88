using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Faults.Scenarios;

/// <summary>Hashes, keyed and not: in one call, in pieces, duplicated and keyed anew.</summary>
internal static class HashMessages
{
    private static readonly byte[] Key = Text.Random(32, seed: 50), OtherKey = Text.Random(32, seed: 51), Message = Text.Random(1000, seed: 52);

    public static IEnumerable<Scenario> All =>
    [
        new("hash", Unkeyed),
        new("keyed hash", Keyed),
        new("keyed hash of a block cipher", BlockCipher),
    ];

    private static void Unkeyed(Trial trial)
    {
        using Sha256? hash = trial.Open("open", () => new Sha256());
        if (hash is null)
        {
            return;
        }

        Output first = Digest(), whole = Digest(), current = Digest(), last = Digest(), copied = Digest(), pooled = Digest();
        trial.Do("whole", Documented.Work, () => hash.ComputeHash(Message, first.Bytes), first);
        bool isWell = trial.Do("append", Documented.Work, () => hash.AppendData(Message)) && trial.Do("current", Documented.Work, () => hash.GetCurrentHash(current.Bytes), current);
        if (isWell)
        {
            using (Sha256? copy = trial.Open("duplicate", hash.Duplicate))
            {
                if (copy is not null && trial.Do("append to the copy", Documented.Work, () => copy.AppendData(Message)))
                {
                    trial.Do("end the copy", Documented.Work, () => copy.GetHashAndReset(copied.Bytes), copied);
                }
            }

            if (trial.Do("append more", Documented.Work, () => hash.AppendData(Message)))
            {
                trial.Do("end", Documented.Work, () => hash.GetHashAndReset(last.Bytes), last);
            }
        }

        trial.Do("then", Documented.Work, () => hash.ComputeHash(Message, whole.Bytes), whole);
        trial.Do("pooled", Documented.Opening, () => Sha256.HashData(Message, pooled.Bytes), pooled);
        trial.Do("verify", Documented.Work, () => Assert.True(hash.Verify(Message, trial.Right("whole"))));
    }

    private static void Keyed(Trial trial)
    {
        using HmacSha256? hash = trial.Open("open", () => new HmacSha256(Key));
        if (hash is null)
        {
            return;
        }

        Output first = Digest(), last = Digest(), other = Digest(), alone = Digest();
        trial.Do("whole", Documented.Work, () => hash.ComputeHash(Message, first.Bytes), first);
        using (HmacSha256? beside = trial.Open("reinit", hash.Reinit))
        {
            if (beside is not null && trial.Do("append", Documented.Work, () => beside.AppendData(Message)))
            {
                trial.Do("end", Documented.Work, () => beside.GetHashAndReset(last.Bytes), last);
            }
        }

        if (trial.Do("rekey", Documented.Opening, () => hash.Rekey(OtherKey)))
        {
            trial.Do("with the other key", Documented.Work, () => hash.ComputeHash(Message, other.Bytes), other);
        }
        else
        {
            // It goes on with the key that it had.
            Output old = Digest();
            trial.Do("whole", Documented.Work, () => hash.ComputeHash(Message, old.Bytes), old);
        }

        trial.Do("alone", Documented.Opening, () => HmacSha256.HashData(Key, Message, alone.Bytes), alone);
    }

    private static void BlockCipher(Trial trial)
    {
        using CmacAes? hash = trial.Open("open", () => new CmacAes(Key));
        if (hash is null)
        {
            return;
        }

        Output first = Output.Secret(CmacAes.HashSizeInBytes), last = Output.Secret(CmacAes.HashSizeInBytes);
        trial.Do("whole", Documented.Work, () => hash.ComputeHash(Message, first.Bytes), first);
        if (trial.Do("append", Documented.Work, () => hash.AppendData(Message)))
        {
            trial.Do("end", Documented.Work, () => hash.GetHashAndReset(last.Bytes), last);
        }
    }

    private static Output Digest() => Output.Secret(Sha256.HashSizeInBytes);
}
