namespace KcapiGen.Kernel;

/// <summary>Who may bind to a name while the sysctl <c>crypto.af_alg_restrict</c> is 1, its default in Linux 7.3: the allowlists of <c>crypto/algif_*.c</c> there.</summary>
/// <remarks>The generator holds the same lists (<c>Linux73Policy</c>); a test compares the two.</remarks>
internal static class RestrictPolicy
{
    public static HashSet<string> ForEveryone { get; } =
    [
        "xts(aes)", "xts(camellia)", "xts(serpent)", "xts(twofish)",
        "adiantum(xchacha12,aes)", "adiantum(xchacha20,aes)", "hctr2(aes)",
        "sha1",
    ];

    /// <summary>For processes with <c>CAP_NET_ADMIN</c> or <c>CAP_SYS_ADMIN</c> in the initial user namespace, besides the names for everyone.</summary>
    public static HashSet<string> ForPrivileged { get; } =
    [
        "ccm(aes)",
        "cbc(aes)", "cbc(des)", "cbc(des3_ede)", "ctr(aes)", "ecb(aes)", "ecb(des)", "cbc(paes)",
        "md4", "md5", "sha224", "sha256", "sha384", "sha512",
        "cmac(aes)", "hmac(md5)", "hmac(sha1)", "hmac(sha224)", "hmac(sha256)", "hmac(sha384)", "hmac(sha512)",
    ];

    /// <summary>Whether this process would be let through if it had a capability that it does not have.</summary>
    public static bool WantsPrivilege(string algorithm) => ForPrivileged.Contains(algorithm) && !Machine.IsPrivileged;

    /// <summary>Whether this process is let through as it is.</summary>
    public static bool Allows(string algorithm) => ForEveryone.Contains(algorithm) || (ForPrivileged.Contains(algorithm) && Machine.IsPrivileged);
}
