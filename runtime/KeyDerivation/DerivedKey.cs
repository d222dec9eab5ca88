namespace KcapiGen;

/// <summary>What the derivations of keys share.</summary>
internal static class DerivedKey
{
    /// <summary>Gives out a block, or as much of it as is asked for still; returns what is left to fill.</summary>
    public static Span<byte> Take(scoped ReadOnlySpan<byte> block, Span<byte> output)
    {
        int count = Math.Min(block.Length, output.Length);
        block[..count].CopyTo(output);
        return output[count..];
    }

    /// <summary>Whether a derivation that is defined on HMAC got one: no other keyed hash takes keys of every size.</summary>
    /// <exception cref="ArgumentException">It did not.</exception>
    public static void CheckHmac<THmac>(string derivation)
        where THmac : class, IKeyedHash<THmac>
    {
        if (!THmac.Name.StartsWith("hmac(", StringComparison.Ordinal))
        {
            throw new ArgumentException($"{derivation} is defined on HMAC, and {THmac.Name} is none. Take a class that is declared with hmac(…).");
        }
    }
}
