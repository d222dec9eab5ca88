using System.Security.Cryptography;

namespace KcapiGen.Reliability.Tests.Model;

/// <summary>What came of a call, as text that can be compared: the bytes that it gave, or the exception that it threw.</summary>
internal static class Outcome
{
    private const int ShownBytes = 12;

    public const string Busy = nameof(InvalidOperationException);

    public const string Disposed = nameof(ObjectDisposedException);

    public const string Refused = nameof(ArgumentException);

    public const string Forged = nameof(AuthenticationTagMismatchException);

    /// <summary>Runs a call.</summary>
    public static string Of(Func<byte[]> call)
    {
        try
        {
            return Of(call());
        }
        catch (CipherBatchException e)
        {
            return Failed(e.Failures.Select(failure => failure.Index));
        }
        catch (AuthenticationTagMismatchException e) when (e.InnerException is CipherBatchException batch)
        {
            return Failed(batch.Failures.Select(failure => failure.Index));
        }
        catch (ArgumentException)
        {
            return Refused;
        }
        catch (Exception e)
        {
            return e.GetType() == typeof(InvalidOperationException) ? Busy : e is ObjectDisposedException ? Disposed : e is AuthenticationTagMismatchException ? Forged : e.ToString();
        }
    }

    /// <summary>Returns the outcome that gives these bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
        => bytes.Length <= ShownBytes ? $"{bytes.Length}:{Convert.ToHexString(bytes)}" : $"{bytes.Length}:{Convert.ToHexString(bytes[..4])}…{Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 8))}";

    /// <summary>Returns the outcome of a batch of which these messages fail.</summary>
    public static string Failed(IEnumerable<int> indices) => $"failed: {string.Join(' ', indices)}";
}
