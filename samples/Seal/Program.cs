using System.Security.Cryptography;

namespace Seal;

/// <summary>The exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted.</summary>
internal static class Program
{
    internal static int Main(string[] args)
    {
        int status = new CommandLine(Try).Invoke(args, out string? misuse);
        return misuse is null ? status : Fail($"{misuse} See --help.", status: 2);
    }

    private static int Try(Action<Options> command, Options options)
    {
        try
        {
            if (Gcm.WhyNot() is { } reason)
            {
                return Fail(reason, status: 1);
            }

            command(options);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Fail($"{options.Name}: interrupted before the end", status: 130);
        }
        catch (InvalidDataException e)
        {
            return Fail($"{options.Name}: {e.Message}", status: 1);
        }
        catch (IOException e)
        {
            return Fail(SealException.Of(options.Name, e).Message, status: 1);
        }
        catch (Exception e) when (e is SealException or CryptographicException)
        {
            return Fail(e.Message, status: 1);
        }
    }

    private static int Fail(string message, int status)
    {
        Console.Error.WriteLine("seal: " + message.ReplaceLineEndings(" "));
        return status;
    }
}
