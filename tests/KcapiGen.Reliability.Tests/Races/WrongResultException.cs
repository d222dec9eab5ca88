namespace KcapiGen.Reliability.Tests.Races;

/// <summary>An operation said that it is done, and what it gave is wrong.</summary>
internal sealed class WrongResultException(string message) : Exception(message)
{
    /// <summary>Checks bytes against the ones that may be right.</summary>
    public static void ThrowUnlessOneOf(ReadOnlySpan<byte> actual, params ReadOnlySpan<byte[]> right)
    {
        foreach (byte[] one in right)
        {
            if (actual.SequenceEqual(one))
            {
                return;
            }
        }

        throw new WrongResultException($"The bytes are {Convert.ToHexString(actual[..Math.Min(actual.Length, 16)])}…, and none of the {right.Length} right results.");
    }

    /// <summary>Checks what must hold.</summary>
    public static void ThrowUnless(bool holds, string what)
    {
        if (!holds)
        {
            throw new WrongResultException(what);
        }
    }
}
