using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;

namespace KcapiGen.InProcess.Composed;

/// <summary>Arithmetic in fields of 2^128 elements, in constant time: no branch and no address depends on a value.</summary>
internal static class BinaryField
{
    // x^127 + x^126 + x^125 + x^120: the inverse of x in the field of POLYVAL, where the highest bit is the highest power.
    private static readonly UInt128 InverseOfX = new(0xE1UL << 56, 0);

    // The lower half of the polynomial of POLYVAL, x^128 + x^127 + x^126 + x^121 + 1, without its 1.
    private const ulong Reduction = 0xC2UL << 56;

    /// <summary>Multiplies as POLYVAL does: a·b·x^-128 (RFC 8452, section 3). Numbers are read from bytes as little-endian.</summary>
    public static UInt128 Dot(UInt128 a, UInt128 b)
        => Pclmulqdq.IsSupported || ArmAes.IsSupported ? DotCarryless(a, b) : DotBitwise(a, b);

    /// <summary>Turns the key of GHASH into one for <see cref="Dot"/>. GHASH reads numbers from bytes as big-endian (RFC 8452, appendix A).</summary>
    public static UInt128 FromGhash(UInt128 key)
    {
        UInt128 isOdd = UInt128.Zero - (key >> 127);
        return ((key ^ (InverseOfX & isOdd)) << 1) | (isOdd & 1);
    }

    /// <summary>Multiplies by x modulo x^128 + x^7 + x^2 + x + 1, where the highest bit is the highest power.</summary>
    public static UInt128 Double(UInt128 value) => (value << 1) ^ ((UInt128.Zero - (value >> 127)) & 0x87);

    /// <summary>Multiplies modulo the same polynomial.</summary>
    public static UInt128 Multiply(UInt128 a, UInt128 b)
    {
        UInt128 product = 0;
        for (int bit = 127; bit >= 0; bit--)
        {
            product = Double(product) ^ (a & (UInt128.Zero - ((b >> bit) & 1)));
        }

        return product;
    }

    /// <summary>The plain way, for a processor without an instruction for it.</summary>
    internal static UInt128 DotBitwise(UInt128 a, UInt128 b)
    {
        UInt128 product = 0;
        for (int bit = 0; bit < 128; bit++)
        {
            product ^= b & (UInt128.Zero - ((a >> bit) & 1));
            product = (product >> 1) ^ (InverseOfX & (UInt128.Zero - (product & 1)));
        }

        return product;
    }

    // The product of 255 bits by Karatsuba's method, and Montgomery's reduction of its lower half, 64 bits at a time.
    private static UInt128 DotCarryless(UInt128 a, UInt128 b)
    {
        ulong a0 = (ulong)a, a1 = (ulong)(a >> 64), b0 = (ulong)b, b1 = (ulong)(b >> 64);
        UInt128 low = Carryless(a0, b0), high = Carryless(a1, b1);
        UInt128 middle = Carryless(a0 ^ a1, b0 ^ b1) ^ low ^ high;
        low ^= middle << 64;
        high ^= middle >> 64;
        for (int half = 0; half < 2; half++)
        {
            low = UInt128.RotateLeft(low, 64) ^ Carryless((ulong)low, Reduction);
        }

        return high ^ low;
    }

    private static UInt128 Carryless(ulong a, ulong b)
    {
        Vector128<ulong> product = Pclmulqdq.IsSupported
            ? Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(a), Vector128.CreateScalar(b), 0)
            : ArmAes.PolynomialMultiplyWideningLower(Vector64.Create(a), Vector64.Create(b)).AsUInt64();
        return new UInt128(product[1], product[0]);
    }
}
