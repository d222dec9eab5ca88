namespace KcapiGen;

/// <summary>Specifies why the kernel provides an algorithm to this process, or why not.</summary>
public enum KernelSupportReason
{
    /// <summary>The algorithm is available.</summary>
    Available,

    /// <summary>The operating system is not Linux.</summary>
    NotLinux,

    /// <summary>The kernel has no AF_ALG: it was built without it, or its module is missing or blocked.</summary>
    NoInterface,

    /// <summary>A filter of system calls or address families, or a security module, does not let this process use the interface.</summary>
    Blocked,

    /// <summary>The kernel has no AF_ALG, or a filter hides it. The process cannot tell which.</summary>
    NoInterfaceOrBlocked,

    /// <summary>The system's policy (<c>crypto.af_alg_restrict</c>, Linux 7.3 and later) does not let this process use the name.</summary>
    RestrictedByPolicy,

    /// <summary>The module for this family of algorithms (<c>algif_skcipher</c>, <c>algif_aead</c>, …) is missing or blocked.</summary>
    FamilyModuleMissing,

    /// <summary>The kernel has no such algorithm: the name is misspelt or too new for this kernel, its parts do not fit together, or its module is missing or blocked.</summary>
    UnknownAlgorithm,

    /// <summary>The kernel runs in FIPS mode, in which only approved algorithms exist.</summary>
    NotApproved,

    /// <summary>The kernel's own test of the algorithm failed.</summary>
    SelfTestFailed,

    /// <summary>This release of Linux, or one before it, removed the algorithm.</summary>
    RemovedFromKernel,
}
