using System.Runtime.InteropServices;

namespace KcapiGen.Door;

/// <summary>OpenSSL's queue of errors, which a thread shares with all that uses OpenSSL on it (<c>openssl/err.h</c>).</summary>
internal static partial class ErrorQueue
{
    [LibraryImport("libcrypto.so.3", EntryPoint = "ERR_peek_error")]
    public static partial nuint Peek();
}
