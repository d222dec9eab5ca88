using System.Security.Cryptography;

namespace KcapiGen.Operations;

/// <summary>The failures of a batch, collected while the rest of it is processed. Allocates nothing as long as nothing fails.</summary>
internal sealed class BatchFailures
{
    private List<BatchFailure>? _failures;

    public void Add(int index, Exception exception) => (_failures ??= []).Add(new(index, exception));

    public bool Contains(int index)
    {
        for (int i = 0; i < (_failures?.Count ?? 0); i++)
        {
            if (_failures![i].Index == index)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Moves the failures of another object to this one.</summary>
    public void Take(BatchFailures other)
    {
        if (other._failures is { } failures)
        {
            (_failures ??= []).AddRange(failures);
            other._failures = null;
        }
    }

    /// <summary>Removes all failures.</summary>
    public void Clear() => _failures = null;

    /// <summary>Ends the batch: removes the failures and throws them.</summary>
    /// <exception cref="CipherBatchException">Thrown when messages failed.</exception>
    /// <exception cref="AuthenticationTagMismatchException">Thrown when exactly one message failed, because it is not authentic.</exception>
    public void ThrowIfAny(int count)
    {
        if (_failures is not { } failures)
        {
            return;
        }

        _failures = null;
        failures.Sort(static (one, other) => one.Index.CompareTo(other.Index));
        var exception = new CipherBatchException(failures, count);

        // A caller that verifies a single message catches this exception. The platform's class is sealed, so the exception of the batch is its inner
        // exception.
        throw failures is [{ Exception: AuthenticationTagMismatchException }] ? new AuthenticationTagMismatchException(exception.Message, exception) : exception;
    }
}
