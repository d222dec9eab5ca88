using System.Runtime.CompilerServices;
using KcapiGen.Definitions;
using KcapiGen.Interop;
using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>The control data of a message: direction, IV and length of the associated data.</summary>
/// <remarks>
/// Every message carries all of it. Any control data resets the direction and the associated length to their defaults while the old IV stays
/// (af_alg_sendmsg in crypto/af_alg.c), so to leave a part out would silently use a nonce twice.
/// </remarks>
internal static unsafe class ControlMessages
{
    /// <summary>The maximum size of control data in bytes.</summary>
    public const int MaxSize = 3 * 24 + 8 + CipherDefinition.MaxIvSize;

    /// <summary>Writes the control data into zeroed memory and returns its length.</summary>
    /// <param name="control">At least <see cref="MaxSize"/> bytes, aligned to 8.</param>
    /// <param name="operation"><c>ALG_OP_ENCRYPT</c> or <c>ALG_OP_DECRYPT</c>.</param>
    /// <param name="iv">The IV in the kernel's form; empty for an algorithm without an IV.</param>
    /// <param name="associatedLength">The length of an AEAD's associated data; negative for other algorithms.</param>
    public static int Write(byte* control, int operation, ReadOnlySpan<byte> iv, int associatedLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iv.Length, CipherDefinition.MaxIvSize, nameof(iv));
        byte* end = Append(control, Constants.ALG_SET_OP, (uint)operation, []);
        if (!iv.IsEmpty)
        {
            // struct af_alg_iv: the length and the bytes behind it.
            end = Append(end, Constants.ALG_SET_IV, (uint)iv.Length, iv);
        }

        if (associatedLength >= 0)
        {
            end = Append(end, Constants.ALG_SET_AEAD_ASSOCLEN, (uint)associatedLength, []);
        }

        return (int)(end - control);
    }

    private static byte* Append(byte* at, int type, uint number, ReadOnlySpan<byte> bytes)
    {
        int length = sizeof(cmsghdr) + sizeof(uint) + bytes.Length;
        *(cmsghdr*)at = new cmsghdr { cmsg_len = length, cmsg_level = LibC.SOL_ALG, cmsg_type = type };
        Unsafe.WriteUnaligned(at + sizeof(cmsghdr), number);
        bytes.CopyTo(new Span<byte>(at + sizeof(cmsghdr) + sizeof(uint), bytes.Length));
        int padded = (length + sizeof(nuint) - 1) & -sizeof(nuint);
        return at + padded;
    }
}
