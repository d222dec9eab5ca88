using System.Security.Cryptography;

namespace KcapiGen;

/// <summary>The exception that is thrown when messages of a batch fail. All other messages are done; the output of a failed decryption is cleared.</summary>
/// <remarks>
/// When exactly one message fails because it is not authentic, <see cref="AuthenticationTagMismatchException"/> is thrown, as for a single message;
/// its <see cref="Exception.InnerException"/> is this exception, which says which message failed.
/// </remarks>
public sealed class CipherBatchException : CryptographicException
{
    private const int Named = 5;

    internal CipherBatchException(IReadOnlyList<BatchFailure> failures, int count)
        : base(Describe(failures, count), failures[0].Exception)
        => Failures = failures;

    /// <summary>Gets the messages that failed, in the order of the batch.</summary>
    public IReadOnlyList<BatchFailure> Failures { get; }

    private static string Describe(IReadOnlyList<BatchFailure> failures, int count)
    {
        string indices = string.Join(", ", failures.Take(Named).Select(failure => failure.Index));
        string more = failures.Count > Named ? ", …" : "";
        return $"{failures.Count} of {count} messages failed (index {indices}{more}). The first: {failures[0].Exception.Message}";
    }
}
