using System.Runtime.InteropServices;

namespace KcapiGen.InProcess;

/// <summary><c>OSSL_PARAM</c> of <c>openssl/core.h</c> on 64-bit systems. A list of parameters ends with the default value.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct OsslParam
{
    /// <summary><c>OSSL_PARAM_UNSIGNED_INTEGER</c>.</summary>
    private const uint UnsignedInteger = 2;

    /// <summary><c>OSSL_PARAM_UTF8_STRING</c>.</summary>
    private const uint Utf8String = 4;

    public byte* Key;
    public uint DataType;
    public void* Data;
    public nuint DataSize;
    public nuint ReturnSize;

    /// <summary>
    /// Returns a parameter with a string. Name and string end with a zero byte and must stay pinned as long as the parameter is used.
    /// </summary>
    public static OsslParam Text(byte* key, byte* value, int valueSize)
        => new() { Key = key, DataType = Utf8String, Data = value, DataSize = (nuint)(valueSize - 1) };

    /// <summary>Returns a parameter with a number. Name and number must stay pinned as long as the parameter is used.</summary>
    public static OsslParam Number(byte* key, uint* value)
        => new() { Key = key, DataType = UnsignedInteger, Data = value, DataSize = sizeof(uint) };
}
