using System.Text;
using Microsoft.Win32.SafeHandles;

namespace KcapiGen.InProcess;

/// <summary>An <c>EVP_RAND_CTX</c>: a separate generator, which is seeded by that of the process.</summary>
internal sealed unsafe class EvpRandom : SafeHandleZeroOrMinusOneIsInvalid
{
    private static readonly Fetched Randoms = new(static name => Libcrypto.RandomFetch(0, name, 0));

    private EvpRandom(nint context)
        : base(ownsHandle: true)
        => SetHandle(Libcrypto.NotNull(context));

    /// <summary>Creates a generator of NIST SP 800-90A.</summary>
    /// <param name="mechanism">OpenSSL's name of the mechanism: <c>CTR-DRBG</c>, <c>HASH-DRBG</c> or <c>HMAC-DRBG</c>.</param>
    /// <param name="partName">The parameter of the mechanism: <c>cipher</c> or <c>digest</c>.</param>
    /// <param name="part">OpenSSL's name of the cipher or digest.</param>
    /// <param name="seed">The personalization string, which distinguishes this generator from others in addition to its entropy.</param>
    public static EvpRandom Create(string mechanism, string partName, string part, ReadOnlySpan<byte> seed)
    {
        var random = new EvpRandom(Libcrypto.RandomContextNew(Randoms.Get(mechanism), Libcrypto.NotNull(Libcrypto.RandomPrimary(0))));
        try
        {
            random.Instantiate(mechanism, partName, part, seed);
            return random;
        }
        catch
        {
            random.Dispose();
            throw;
        }
    }

    private void Instantiate(string mechanism, string partName, string part, ReadOnlySpan<byte> seed)
    {
        byte[] nameText = Encoding.ASCII.GetBytes(partName + '\0'), valueText = Encoding.ASCII.GetBytes(part + '\0');
        fixed (byte* name = nameText, value = valueText, macName = "mac\0"u8, hmac = "HMAC\0"u8, bytes = seed)
        {
            OsslParam* parameters = stackalloc OsslParam[3];
            parameters[0] = OsslParam.Text(name, value, valueText.Length);
            if (mechanism == "HMAC-DRBG")
            {
                parameters[1] = OsslParam.Text(macName, hmac, 5);
            }

            Libcrypto.Check(Libcrypto.RandomInstantiate(handle, 0, 0, bytes, (nuint)seed.Length, parameters));
        }
    }

    /// <summary>Fills memory with random bytes. With prediction resistance, it reseeds first.</summary>
    public void Fill(Span<byte> destination, bool predictionResistance)
    {
        fixed (byte* bytes = destination)
        {
            Libcrypto.Check(Libcrypto.RandomGenerate(handle, bytes, (nuint)destination.Length, 0, predictionResistance ? 1 : 0, null, 0));
        }
    }

    /// <summary>Reseeds the generator with entropy and a seed.</summary>
    public void Reseed(ReadOnlySpan<byte> seed)
    {
        fixed (byte* bytes = seed)
        {
            Libcrypto.Check(Libcrypto.RandomReseed(handle, 0, null, 0, bytes, (nuint)seed.Length));
        }
    }

    protected override bool ReleaseHandle()
    {
        Libcrypto.RandomContextFree(handle);
        return true;
    }
}
