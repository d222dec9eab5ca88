using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>What no new program should use, by whose word, and what takes its place.</summary>
internal static class Obsolete
{
    private static readonly Dictionary<string, (string Why, string Instead)> Primitives = new()
    {
        ["des"] = ("was withdrawn by NIST in 2005 (FIPS 46-3)", "aes"),
        ["des3_ede"] = ("is disallowed by NIST since 2024 (SP 800-131A Rev. 2)", "aes"),
        ["arc4"] = ("has known biases and is prohibited in TLS (RFC 7465)", "chacha20"),
        ["blowfish"] = ("has blocks of 8 bytes, which repeat within gigabytes (RFC 8429 of such ciphers)", "aes"),
        ["cast5"] = ("has blocks of 8 bytes, which repeat within gigabytes (RFC 8429 of such ciphers)", "aes"),
        ["md4"] = ("is broken and historic (RFC 6150)", "sha256"),
        ["md5"] = ("has collisions and is not for new designs, not even in HMAC (RFC 6151)", "sha256"),
    };

    /// <summary>Something obsolete in a name.</summary>
    /// <param name="Part">The part of the name.</param>
    /// <param name="Why">By whose word, as the end of a clause that begins with the part.</param>
    /// <param name="Instead">A name to use instead of the whole.</param>
    public sealed record Finding(string Part, string Why, string Instead);

    /// <returns>The first obsolete part of a name, or null.</returns>
    public static Finding? In(AlgorithmName name)
    {
        AlgorithmName algorithm = DriverNames.AlgorithmOf(name) ?? name;
        if (Part(algorithm) is { } part)
        {
            return new(part, Primitives[part].Why, $"{Instead(algorithm)}");
        }

        return algorithm switch
        {
            { Head: "ecb", Arguments.Count: 1 } => new("ecb", "shows which blocks are equal (NIST SP 800-38A, IR 8459)", $"gcm({algorithm.Arguments[0]})' or 'xts({algorithm.Arguments[0]})"),

            // HMAC-SHA-1 still stands: NIST SP 800-131A Rev. 2, section 10.
            { Head: "sha1", Arguments.Count: 0 } => new("sha1", "has collisions, and NIST retires it by 2030 (SP 800-131A Rev. 2)", "sha256"),
            _ => null,
        };
    }

    private static string? Part(AlgorithmName name) =>
        Primitives.ContainsKey(name.Head) ? name.Head : name.Arguments.Select(Part).FirstOrDefault(part => part is not null);

    private static AlgorithmName Instead(AlgorithmName name)
    {
        // No mode is put around a stream cipher, and ecb of another block cipher is obsolete itself.
        if (name.Head == "ecb" && name.Arguments.Any(argument => argument.Head == "arc4"))
        {
            return new("chacha20", []);
        }

        string head = name.Head == "ecb" ? "gcm" : Primitives.TryGetValue(name.Head, out (string Why, string Instead) found) ? found.Instead : name.Head;
        return new(head, [.. name.Arguments.Select(Instead)]);
    }
}
