namespace KcapiGen;

/// <summary>The checks that all derivations make before they begin.</summary>
internal static class DerivationInput
{
    /// <summary>Opens the keyed hash of a derivation with what the derivation takes for its key.</summary>
    /// <exception cref="ArgumentException">The keyed hash takes no key of this size; the exception names the parameter of the derivation.</exception>
    public static TMac Open<TMac>(ReadOnlySpan<byte> key, string parameter)
        where TMac : class, IKeyedHash<TMac>
    {
        try
        {
            return TMac.Open(key);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"The {parameter} is the key of {TMac.Name}. {e.Message}", parameter, e);
        }
    }

    /// <summary>Checks that a derivation that is defined on HMAC got one.</summary>
    /// <exception cref="ArgumentException">The class is of another keyed hash.</exception>
    public static void CheckHmac<THmac>(string derivation)
        where THmac : class, IKeyedHash<THmac>
    {
        if (!THmac.Name.StartsWith("hmac(", StringComparison.Ordinal))
        {
            throw new ArgumentException($"{derivation} is defined on HMAC, and {THmac.Name} is none. Take a class that is declared with hmac(…).");
        }
    }

    /// <summary>Checks that the key does not overwrite an input that is read for each of its blocks.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void CheckApart(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, string keyParameter, string inputParameter)
    {
        if (key.Overlaps(input))
        {
            throw new ArgumentException($"The {keyParameter} overlaps the {inputParameter}, which is read for every block. Give it memory of its own.", keyParameter);
        }
    }
}
