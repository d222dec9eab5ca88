using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Tmds.Linux;

namespace KcapiGen.Interop;

/// <summary><c>struct sockaddr_alg</c> of <c>linux/if_alg.h</c>: which type and which algorithm a TFM is bound to.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SockaddrAlg
{
    public ushort Family;
    public TypeName Type;
    public uint Features;
    public uint Mask;
    public AlgorithmName Name;

    [InlineArray(14)]
    public struct TypeName
    {
        private byte _first;
    }

    [InlineArray(64)]
    public struct AlgorithmName
    {
        private byte _first;
    }

    /// <summary>The longest name in bytes; the kernel wants a terminating zero.</summary>
    public const int MaxNameLength = 63;

    public static SockaddrAlg For(string type, string name)
    {
        var address = new SockaddrAlg { Family = (ushort)LibC.AF_ALG };
        Encoding.ASCII.GetBytes(type, address.Type);
        Encoding.ASCII.GetBytes(name, address.Name);
        return address;
    }
}
