using KcapiGen.Definitions;

namespace KcapiGen.Kernel;

/// <summary>Forms the kernel's IV from the caller's nonce.</summary>
internal static class KernelIv
{
    private const int CcmIvSize = 16;

    /// <summary>Returns <paramref name="nonce"/> itself, or the IV that is formed from it in <paramref name="scratch"/>.</summary>
    public static ReadOnlySpan<byte> Form(NonceFormat format, ReadOnlySpan<byte> nonce, Span<byte> scratch)
    {
        if (format != NonceFormat.Ccm)
        {
            return nonce;
        }

        // RFC 3610, section 2.3: the first byte of the counter block is L - 1.
        Span<byte> iv = scratch[..CcmIvSize];
        iv.Clear();
        iv[0] = (byte)(AeadDefinition.CcmLengthSize(nonce.Length) - 1);
        nonce.CopyTo(iv[1..]);
        return iv;
    }
}
