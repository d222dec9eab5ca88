using KcapiGen;

namespace Doctor;

/// <summary>What the kernel answers, for AF_ALG as a whole or for one algorithm. The reason is a member of <see cref="KernelSupportReason"/>.</summary>
internal sealed record Answer(bool Available, string Reason, string Explanation, string Remedy)
{
    public static Answer Of(KernelSupport support) => new(support.IsAvailable, support.Reason.ToString(), support.Explanation, support.Remedy);
}

/// <summary>One algorithm: what the kernel and the in-process engine of this machine have of it. Sizes are in bytes, and 0 or empty where there is no such part.</summary>
internal sealed record Row(
    string Name,

    // AF_ALG's name of the family: aead, skcipher, hash or rng. Null of a name that neither the catalogue nor the kernel knows.
    string? Kind,

    // Whether KcapiGen's catalogue has it. Of another algorithm no sizes are known.
    bool IsInCatalogue,

    // Without the salt; with authenc those of the encryption key.
    int[] KeySizes,

    // Of a keyed hash that takes keys of every size up to this one; else 0.
    int MaxKeySize,

    // Of the salt or nonce that stands behind the key.
    int SaltSize,

    // Of the IV or, of an AEAD, the nonce.
    int IvSize,
    int[] TagSizes,
    int DigestSize,
    int SeedSize,
    Answer Kernel,

    // Of the drivers that the kernel has for the name, the one that it takes; null where the algorithm is not available.
    string? Driver,
    int? Priority,

    // Whether the engine has it.
    bool InProcess,

    // Who may use it under Linux 7.3's default policy: everyone, privileged or nobody.
    string Linux73,

    // The release of Linux that removed it; null where none did.
    string? RemovedIn)
{
    internal bool CanBeHad => Kernel.Available || InProcess;

    internal string WhyNot(Machine machine, string? remark)
    {
        string engine = machine.OpenSsl is null ? "OpenSSL 3 (libcrypto.so.3) is not installed" : "the in-process engine does not have it";
        string end = remark is null ? "." : $". {char.ToUpperInvariant(remark[0])}{remark[1..].TrimEnd('.')}{(remark.EndsWith('?') ? "" : ".")}";
        return $"'{Name}' cannot be had: not from the kernel, since {Kernel.Explanation.TrimEnd('.')}; and not in process, since {engine}{end}";
    }
}
