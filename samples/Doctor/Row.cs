using KcapiGen;

namespace Doctor;

/// <summary>What the kernel answers, for AF_ALG as a whole or for one cipher. The reason is a member of <see cref="KernelSupportReason"/>.</summary>
internal sealed record Answer(bool Available, string Reason, string Explanation, string Remedy)
{
    public static Answer Of(KernelSupport support) => new(support.IsAvailable, support.Reason.ToString(), support.Explanation, support.Remedy);
}

/// <summary>One cipher: what the kernel and the in-process engine of this machine have of it. Sizes are in bytes.</summary>
internal sealed record Row(
    string Name,

    // AF_ALG's name of the family: aead or skcipher.
    string Kind,

    // Without the salt; with authenc those of the encryption key.
    int[] KeySizes,

    // Of the salt or nonce that stands behind the key; 0 where there is none.
    int SaltSize,

    // Of the IV or, of an AEAD, the nonce.
    int IvSize,

    // Empty for a skcipher.
    int[] TagSizes,
    Answer Kernel,

    // Of the drivers that the kernel has for the name, the one that it takes; null where the cipher is not available.
    string? Driver,
    int? Priority,

    // Whether the engine has it.
    bool InProcess,

    // Who may use it under Linux 7.3's default policy: everyone, privileged or nobody.
    string Linux73)
{
    internal bool CanBeHad => Kernel.Available || InProcess;

    internal string WhyNot(Machine machine) =>
        $"'{Name}' cannot be had: not from the kernel, since {Kernel.Explanation.TrimEnd('.')}; and not in process, since "
        + (machine.OpenSsl is null ? "OpenSSL 3 (libcrypto.so.3) is not installed." : "the in-process engine does not have it.");
}
