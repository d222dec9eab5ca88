using System.Runtime.InteropServices;

namespace KcapiGen.InProcess;

/// <summary><c>OSSL_PARAM</c> of <c>openssl/core.h</c> on 64-bit systems; a list of them ends with a default one.</summary>
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

    /// <summary>A parameter with a string. Both end with a zero byte and stay pinned for as long as the parameter is used.</summary>
    public static OsslParam Text(byte* key, byte* value, int valueSize)
        => new() { Key = key, DataType = Utf8String, Data = value, DataSize = (nuint)(valueSize - 1) };

    /// <summary>A parameter with a number. Both stay pinned for as long as the parameter is used.</summary>
    public static OsslParam Number(byte* key, uint* value)
        => new() { Key = key, DataType = UnsignedInteger, Data = value, DataSize = sizeof(uint) };
}
