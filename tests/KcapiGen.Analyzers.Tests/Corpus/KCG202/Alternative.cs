using System.Collections.Generic;
using System.Security.Cryptography;
using KcapiGen;

namespace Corpus.Keys;

/// <summary>Keys that are looked up, and what is taken where there is none.</summary>
public static class AlternativeKeys
{
    public static void ZerosForWhoHasNone(IReadOnlyDictionary<int, byte[]> keys, int tenant, byte[] nonce, byte[] field, byte[] tag)
    {
        if (!keys.TryGetValue(tenant, out byte[]? key))
        {
            key = new byte[32];
        }

        using Gcm gcm = new Gcm(key); // KCG202
        gcm.Decrypt(nonce, field, tag, field);
    }

    public static void LiteralForWhoHasNone(IReadOnlyDictionary<int, byte[]> keys, int tenant, byte[] nonce, byte[] field, byte[] tag)
    {
        if (!keys.TryGetValue(tenant, out byte[]? key)) key = "0123456789abcdef"u8.ToArray();
        using Gcm gcm = new Gcm(key); // KCG202
        gcm.Decrypt(nonce, field, tag, field);
    }

    public static void DrawnForWhoHasNone(Dictionary<int, byte[]> keys, int tenant, byte[] nonce, byte[] field, byte[] tag)
    {
        if (!keys.TryGetValue(tenant, out byte[]? key))
        {
            key = new byte[32];
            RandomNumberGenerator.Fill(key);
            keys[tenant] = key;
        }

        using Gcm gcm = new Gcm(key);
        gcm.Decrypt(nonce, field, tag, field);
    }
}
