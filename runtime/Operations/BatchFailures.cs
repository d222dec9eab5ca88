using System.Security.Cryptography;

namespace KcapiGen.Operations;

/// <summary>What went wrong in a batch, gathered while the rest of it is done. Nothing is allocated while nothing does.</summary>
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

    /// <summary>Takes over what was gathered elsewhere.</summary>
    public void Take(BatchFailures other)
    {
        if (other._failures is { } failures)
        {
            (_failures ??= []).AddRange(failures);
            other._failures = null;
        }
    }

    /// <summary>Forgets what was gathered.</summary>
    public void Clear() => _failures = null;

    /// <summary>Ends the batch.</summary>
    /// <exception cref="CipherBatchException">Thrown when messages failed.</exception>
    /// <exception cref="AuthenticationTagMismatchException">Thrown when one message failed, because it is not authentic.</exception>
    public void ThrowIfAny(int count)
    {
        if (_failures is not { } failures)
        {
            return;
        }

        _failures = null;
        failures.Sort(static (one, other) => one.Index.CompareTo(other.Index));
        var exception = new CipherBatchException(failures, count);

        // Who verifies a single message catches this exception, and the platform's class is sealed: so the one of the batch is inside.
        throw failures is [{ Exception: AuthenticationTagMismatchException }] ? new AuthenticationTagMismatchException(exception.Message, exception) : exception;
    }
}
