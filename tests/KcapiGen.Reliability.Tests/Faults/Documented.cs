using System.Security.Cryptography;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>What an operation may throw when something that it calls goes wrong.</summary>
internal enum Documented
{
    /// <summary>A message, a batch, a stream, a hash, random bytes: <see cref="CryptographicException"/> and what is derived of it.</summary>
    Work,

    /// <summary>The same of a message that must be one operation and is long: <see cref="ArgumentException"/> besides, where the kernel does not make the room.</summary>
    LongWork,

    /// <summary>What opens an algorithm: <see cref="PlatformNotSupportedException"/> besides.</summary>
    Opening,
}

/// <summary>Compares what was thrown with what the documentation says.</summary>
internal static class DocumentedExceptions
{
    public static bool Has(this Documented documented, Exception exception) => exception switch
    {
        CryptographicException => true,
        ArgumentException => documented == Documented.LongWork,
        PlatformNotSupportedException => documented == Documented.Opening,
        _ => false,
    };
}
