using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>
/// Names of one implementation of an algorithm (cra_driver_name): <c>xts-aes-aesni</c> and <c>xts(aes-generic)</c> are xts(aes) and nothing else.
/// The kernel takes them where it takes the algorithm's own, unless a policy compares names.
/// </summary>
internal static class DriverNames
{
    // The words that follow the algorithm in the driver names of arch/*/crypto and crypto/.
    private static readonly HashSet<string> Implementations =
    [
        "generic", "lib", "asm", "simd", "3way",
        "aesni", "ni", "vaes", "sse2", "ssse3", "avx", "avx2", "avx10", "avx10_256", "avx10_512", "avx512",
        "ce", "neon", "neonbs", "arm", "arm64", "v8", "s390", "ppc", "spe", "padlock", "riscv64", "zvkned",
    ];

    /// <returns>The algorithm of a driver's name, under that name; null if it is no driver's.</returns>
    public static Algorithm? Resolve(AlgorithmName name) =>
        AlgorithmOf(name) is { } algorithm && AlgorithmCatalogue.Resolve(algorithm, out _) is { } resolved ? resolved with { Name = name.ToString() } : null;

    /// <returns>The name of the algorithm that a driver implements; null if the name is no driver's.</returns>
    public static AlgorithmName? AlgorithmOf(AlgorithmName name)
    {
        // crypto/drbg.c gives the algorithm the name stdrng, and these to its drivers.
        if (name.Head.StartsWith("drbg_", StringComparison.Ordinal) && AlgorithmCatalogue.Primitives.ContainsKey(name.Head))
        {
            return new("stdrng", []);
        }

        if (name.Arguments.Count == 0)
        {
            return OfWord(name.Head);
        }

        AlgorithmName?[] arguments = [.. name.Arguments.Select(AlgorithmOf)];
        return arguments.All(argument => argument is null) ? null : new(name.Head, [.. arguments.Select((argument, i) => argument ?? name.Arguments[i])]);
    }

    private static AlgorithmName? OfWord(string word)
    {
        if (AlgorithmCatalogue.Primitives.ContainsKey(word))
        {
            return null;
        }

        string[] parts = word.Split('-');
        int length = parts.Length;
        while (length > 0 && Implementations.Contains(parts[length - 1]))
        {
            length--;
        }

        return length == 0 || length == parts.Length ? null : Compose([.. parts.Take(length)]);
    }

    // xts-aes → xts(aes), cts-cbc-aes → cts(cbc(aes)), blake2b-256 → itself. The gcm of aesni does not say aes.
    private static AlgorithmName? Compose(string[] parts)
    {
        if (AlgorithmCatalogue.Primitives.ContainsKey(string.Join("-", parts)))
        {
            return new(string.Join("-", parts), []);
        }

        if (parts[0] == "generic" && parts.Length > 1)
        {
            return Compose([.. parts.Skip(1)]);
        }

        if (parts.Length == 1 && parts[0] == "gcm")
        {
            return Compose(["gcm", "aes"]);
        }

        return parts.Length > 1 && Compose([.. parts.Skip(1)]) is { } inner ? new(parts[0], [inner]) : null;
    }
}
