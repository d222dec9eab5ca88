namespace KcapiGen.InProcess;

/// <summary>The texts that say why the engine refuses an algorithm.</summary>
internal static class EngineRefusal
{
    public static string NoLibrary => $"The in-process engine needs OpenSSL 3 ({Libcrypto.Name}), which this machine does not have: install the package libssl3 or openssl.";

    public static string NoRecipe(string algorithm) => $"'{algorithm}' has no in-process implementation: it runs in the kernel only.";

    public static string OfKeySize(string algorithm, int size) => $"'{algorithm}' has no in-process implementation with a key of {size} bytes: with such a key it runs in the kernel only.";

    public static string OfKeyring(string algorithm)
        => $"'{algorithm}' would run in process here, and a key of the kernel's keyring works in the kernel alone: its bytes do not leave it. Open it with the bytes of a key.";

    /// <summary>Returns the text for an algorithm that the engine has and of which libcrypto does not provide a part.</summary>
    public static string OfConfiguration(string algorithm)
    {
        string reason = Libcrypto.IsFips
            ? "it is set to FIPS (default_properties = fips=yes), in which it gives out approved algorithms only"
            : "it was built without it, or its configuration withholds it";
        return $"{Libcrypto.Version} of this machine does not give out '{algorithm}' or a part of it: {reason}. See its configuration, {Libcrypto.ConfigurationFile}.";
    }
}
