using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>Messages of a batch failed. The others are done; of those that failed when decrypting the output is cleared.</summary>
public sealed class CipherBatchException : CryptographicException
{
    private const int Named = 5;

    internal CipherBatchException(IReadOnlyList<BatchFailure> failures, int count)
        : base(Describe(failures, count), failures[0].Exception)
        => Failures = failures;

    /// <summary>The messages that failed, in the order of the batch.</summary>
    public IReadOnlyList<BatchFailure> Failures { get; }

    private static string Describe(IReadOnlyList<BatchFailure> failures, int count)
    {
        string indices = string.Join(", ", failures.Take(Named).Select(failure => failure.Index));
        string more = failures.Count > Named ? ", …" : "";
        return $"{failures.Count} of {count} messages failed (index {indices}{more}). The first: {failures[0].Exception.Message}";
    }
}
