namespace KcapiGen.InProcess;

/// <summary>PBKDF2 as libcrypto does it, all iterations in one call.</summary>
internal static unsafe class EvpPbkdf2
{
    /// <summary>Fills a key, where libcrypto has the keyed hash for it: it does PBKDF2 over HMAC only.</summary>
    /// <param name="mac">The kernel's name of the keyed hash.</param>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt.</param>
    /// <param name="iterations">The number of iterations, at least 1.</param>
    /// <param name="key">Receives the key.</param>
    /// <returns>Whether it was filled. If not, nothing was done.</returns>
    public static bool TryDerive(string mac, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int iterations, Span<byte> key)
    {
        if (EngineCiphers.Split(mac) is not ("hmac", var argument) || EngineHashes.EvpName(argument) is not { } hash)
        {
            return false;
        }

        // libcrypto refuses to make a key of no bytes.
        if (!key.IsEmpty)
        {
            fixed (byte* secret = password, salted = salt, output = key)
            {
                Libcrypto.Check(Libcrypto.Pbkdf2(secret, password.Length, salted, salt.Length, iterations, EvpDigest.Fetch(hash), key.Length, output));
            }
        }

        return true;
    }
}
