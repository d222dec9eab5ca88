namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// Who may use an algorithm where the sysctl crypto.af_alg_restrict has the value that it starts with in Linux 7.3, 1: the allowlists of
/// crypto/algif_skcipher.c, algif_aead.c and algif_hash.c (that of algif_rng.c is empty). bind compares a name with them character by character,
/// so the name of a driver is never on them.
/// </summary>
internal static class Linux73Policy
{
    /// <summary>The first release that has it.</summary>
    public static KernelRelease Release { get; } = new(7, 3);

    public static HashSet<string> ForEveryone { get; } =
    [
        "xts(aes)", "xts(camellia)", "xts(serpent)", "xts(twofish)",
        "adiantum(xchacha12,aes)", "adiantum(xchacha20,aes)", "hctr2(aes)",
        "sha1",
    ];

    public static HashSet<string> ForPrivileged { get; } =
    [
        "ccm(aes)",
        "cbc(aes)", "cbc(des)", "cbc(des3_ede)", "ctr(aes)", "ecb(aes)", "ecb(des)",

        // Keys that a device protects (s390, CAAM). Their sizes are the device's, so a declaration states them.
        "cbc(paes)",

        "md4", "md5", "sha224", "sha256", "sha384", "sha512",
        "cmac(aes)", "hmac(md5)", "hmac(sha1)", "hmac(sha224)", "hmac(sha256)", "hmac(sha384)", "hmac(sha512)",
    ];

    public static PolicyAccess AccessTo(string name) =>
        ForEveryone.Contains(name) ? PolicyAccess.Everyone
        : ForPrivileged.Contains(name) ? PolicyAccess.Privileged
        : PolicyAccess.Nobody;
}
