namespace KcapiGen;

/// <summary>The checks that all derivations make before they begin.</summary>
internal static class DerivationInput
{
    /// <summary>Opens the keyed hash of a derivation with the input that is its key.</summary>
    /// <exception cref="ArgumentException">The keyed hash does not accept a key of this size. The exception names the parameter of the derivation.</exception>
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

    /// <summary>Checks that a derivation that is defined for HMAC has one.</summary>
    /// <exception cref="ArgumentException">The class is another keyed hash.</exception>
    public static void CheckHmac<THmac>(string derivation)
        where THmac : class, IKeyedHash<THmac>
    {
        if (!THmac.Name.StartsWith("hmac(", StringComparison.Ordinal))
        {
            throw new ArgumentException($"{derivation} is defined for HMAC, and {THmac.Name} is not an HMAC. Use a class that is declared with hmac(…).");
        }
    }

    /// <summary>Checks that the key does not overwrite an input that is read for each block.</summary>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void CheckApart(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input, string keyParameter, string inputParameter)
    {
        if (key.Overlaps(input))
        {
            throw new ArgumentException($"The {keyParameter} overlaps the {inputParameter}, which is read for every block. Use separate memory.", keyParameter);
        }
    }
}
