#pragma warning disable KCG201 // Nothing is kept of what is encrypted.

using KcapiGen.Reliability.Tests.Declared;

namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>The secret is a key of what the engine makes of parts, or takes from libgcrypt: in process its own objects keep keys.</summary>
internal static class ComposedUses
{
    private const int NhKeySize = 1088;

    private static readonly byte[] Iv = new byte[32], Text = new byte[512];

    public static IEnumerable<SecretUse> All =>
    [
        Use("key of XChaCha", Secret.Size, static key => new XChaCha(key)),
        Use("key of Adiantum", Secret.Size, static key => new Adiantum(key)),
        Use("key of HCTR2", Secret.Size, static key => new Hctr2(key)),
        Use("key of LRW", Secret.Size + 16, static key => new Lrw(key)),
        Use("key of libgcrypt", 2 * Secret.Size, static key => new XtsSerpent(key)),
        Use("key of a MAC composed of blocks", Secret.Size, static key => new CmacSerpent(key)),
        Use("key of NHPoly1305", NhKeySize, static key => new NhPoly(key)),
    ];

    /// <summary>Opens what keeps the secret in its own objects alone, and uses it.</summary>
    public static IDisposable[] OpenThoseWithoutALibrary()
    {
        using NativeBuffer key = Secret.Allocate(NhKeySize);
        var stream = new XChaCha(key.Span[..Secret.Size]);
        var adiantum = new Adiantum(key.Span[..Secret.Size]);
        var hash = new NhPoly(key.Span);
        Array.ForEach<IDisposable>([stream, adiantum, hash], Work);
        return [stream, stream.Reinit(), adiantum, adiantum.Reinit(), hash, hash.Duplicate()];
    }

    private delegate IDisposable WithKey(ReadOnlySpan<byte> key);

    private static SecretUse Use(string name, int size, WithKey open) => new(name, () =>
    {
        using NativeBuffer key = Secret.Allocate(size);
        using (IDisposable used = open(key.Span))
        {
            Work(used);
        }

        // Nobody disposes this one.
        Work(open(key.Span));
    });

    private static void Work(IDisposable handle)
    {
        byte[] output = new byte[Text.Length];
        switch (handle)
        {
            case XChaCha cipher:
                cipher.Reinit().Encrypt(Iv, Text, output);
                break;
            case Adiantum cipher:
                cipher.Reinit().Encrypt(Iv, Text, output);
                break;
            case Hctr2 cipher:
                cipher.Reinit().Encrypt(Iv, Text, output);
                break;
            case Lrw cipher:
                cipher.Reinit().Encrypt(Iv.AsSpan(0, 16), Text, output);
                break;
            case XtsSerpent cipher:
                cipher.Reinit().Encrypt(Iv.AsSpan(0, 16), Text, output);
                break;
            case CmacSerpent hash:
                hash.Duplicate().ComputeHash(Text, output);
                break;
            case NhPoly hash:
                hash.Duplicate().ComputeHash(Text, output);
                break;
        }
    }
}
