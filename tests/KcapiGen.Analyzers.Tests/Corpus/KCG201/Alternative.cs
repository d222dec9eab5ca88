using System.IO;
using KcapiGen;

namespace Corpus.Nonces;

/// <summary>Nonces that are constant on one way and given on another, and constants that something is done with afterwards.</summary>
public sealed record Packet(byte[] Nonce, byte[] Text);

public sealed class Session(byte[] nonce)
{
    public byte[] Nonce { get; set; } = nonce;
}

public static class AlternativeNonces
{
    public static void OfAnotherObjectOrZero(Gcm gcm, Packet? last, byte[] text, byte[] tag)
    {
        byte[] nonce = last is not null ? last.Nonce : new byte[12];
        gcm.Encrypt(nonce, text, text, tag); // KCG201
    }

    public static void OfASessionOrZero(Gcm gcm, Session session, bool resumed, byte[] text, byte[] tag)
    {
        byte[] nonce;
        if (resumed) nonce = session.Nonce;
        else nonce = new byte[12];
        gcm.Encrypt(nonce, text, text, tag); // KCG201
    }

    public static Packet ZeroAndHandedBack(Gcm gcm, byte[] text, byte[] tag)
    {
        byte[] nonce = new byte[12];
        gcm.Encrypt(nonce, text, text, tag); // KCG201
        return new Packet(nonce, text);
    }

    public static byte[] ZeroAndSaved(Gcm gcm, byte[] text, byte[] tag)
    {
        byte[] nonce = new byte[12];
        gcm.Encrypt(nonce, text, text, tag); // KCG201
        Save(nonce);
        return nonce;
    }

    public static void CountedByAMethod(Gcm gcm, byte[][] texts, byte[] tag)
    {
        byte[] nonce = new byte[12];
        foreach (byte[] text in texts)
        {
            gcm.Encrypt(nonce, text, text, tag);
            Next(nonce);
        }
    }

    public static void CountedBetweenTwo(Gcm gcm, byte[] first, byte[] second, byte[] tag)
    {
        byte[] nonce = new byte[12];
        gcm.Encrypt(nonce, first, first, tag);
        Next(nonce);
        gcm.Encrypt(nonce, second, second, tag);
    }

    public static Session CountedByWhoGetsIt(Gcm gcm, byte[] hello, byte[] tag)
    {
        byte[] nonce = new byte[12];
        gcm.Encrypt(nonce, hello, hello, tag);
        return new Session(nonce);
    }

    private static void Save(byte[] nonce) => File.WriteAllBytes("nonce", nonce);

    private static void Next(byte[] nonce) => nonce[0]++;
}
