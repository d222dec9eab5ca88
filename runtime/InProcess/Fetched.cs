using System.Collections.Concurrent;

namespace KcapiGen.InProcess;

/// <summary>The algorithms of one kind that were fetched from OpenSSL by name. Each is fetched once and kept for the life of the process.</summary>
/// <remarks>
/// OpenSSL searches its providers each time an algorithm is fetched. An algorithm that it does not have is fetched again the next time.
/// </remarks>
/// <param name="fetch">The function that fetches one, such as <c>EVP_CIPHER_fetch</c>.</param>
internal sealed class Fetched(Func<string, nint> fetch)
{
    private readonly ConcurrentDictionary<string, nint> _algorithms = new();

    /// <summary>Returns whether this libcrypto, as it is configured, has an algorithm.</summary>
    public bool Has(string name) => TryGet(name) != 0;

    /// <summary>Returns an algorithm.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// Thrown when this libcrypto, as it is configured, does not have it.
    /// </exception>
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
            // If another thread has fetched it as well, one reference is not kept. That costs a count in OpenSSL and no memory.
            return _algorithms.GetOrAdd(name, algorithm);
        }

        // The caller of Has does not read the error queue of the thread, which must be empty for the next user, such as TLS.
        Libcrypto.ClearErrors();
        return 0;
    }
}
