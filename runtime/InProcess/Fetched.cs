using System.Collections.Concurrent;

namespace KcapiGen.InProcess;

/// <summary>The algorithms of one kind that OpenSSL was asked for by name: fetched once, and kept for the life of the process.</summary>
/// <remarks>OpenSSL looks a name up in its providers each time it is asked. A name that it does not have is asked for again.</remarks>
/// <param name="fetch">The function that fetches one, such as <c>EVP_CIPHER_fetch</c>.</param>
internal sealed class Fetched(Func<string, nint> fetch)
{
    private readonly ConcurrentDictionary<string, nint> _algorithms = new();

    /// <summary>Whether this libcrypto, as it is configured, has an algorithm.</summary>
    public bool Has(string name) => TryGet(name) != 0;

    /// <summary>Returns an algorithm.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Thrown when this libcrypto, as it is configured, does not have it.</exception>
    public nint Get(string name) => Libcrypto.NotNull(TryGet(name));

    private nint TryGet(string name)
    {
        if (_algorithms.TryGetValue(name, out nint algorithm))
        {
            return algorithm;
        }

        algorithm = fetch(name);
        if (algorithm != 0)
        {
            // Another thread may have fetched it too: the reference that is not kept costs a count in OpenSSL and no memory.
            return _algorithms.GetOrAdd(name, algorithm);
        }

        // Who asks whether there is one does not read the error queue of the thread, which belongs to whoever uses TLS on it next.
        Libcrypto.ClearErrors();
        return 0;
    }
}
