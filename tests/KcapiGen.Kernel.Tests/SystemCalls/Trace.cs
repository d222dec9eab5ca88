using System.Text.RegularExpressions;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>The system calls that the scenarios made, as strace saw them.</summary>
internal static partial class Trace
{
    // Everything that a runtime could spend on a socket, and what moves bytes in other ways.
    private const string Traced =
        "socket,bind,setsockopt,getsockopt,accept,accept4,sendmsg,sendmmsg,sendto,recvmsg,recvmmsg,recvfrom,read,readv,write,writev,"
        + "close,poll,ppoll,epoll_wait,fcntl,ioctl,dup,dup3,splice,vmsplice,tee,pipe2,io_uring_setup,io_uring_enter,io_uring_register,getpgid";

    private static readonly Lazy<IReadOnlyDictionary<int, string>> Lazily = new(Run);

    /// <summary>The calls of each section by its number, in order, with spaces between.</summary>
    public static IReadOnlyDictionary<int, string> Sections => Lazily.Value;

    private static Dictionary<int, string> Run()
    {
        string file = Path.GetTempFileName();
        try
        {
            Child.Run("calls", "strace", "-f", "--seccomp-bpf", "-s", "0", "-e", "trace=" + Traced, "-o", file);
            return Parse(File.ReadAllLines(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    // Only the thread that sets the markers counts: what the collector or the compiler do beside it is not ours.
    private static Dictionary<int, string> Parse(string[] lines)
    {
        List<(string Thread, string Call, string Arguments)> calls =
            [.. lines.Select(line => Call().Match(line)).Where(match => match.Success).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];
        string marking = calls.First(call => Marker.Read(call.Call, call.Arguments) is not null).Thread;
        var sections = new Dictionary<int, string>();
        List<string> section = [];
        int number = 0;
        foreach ((_, string call, string arguments) in calls.Where(call => call.Thread == marking))
        {
            if (Marker.Read(call, arguments) is { } next)
            {
                if (number != 0)
                {
                    sections.Add(number, string.Join(' ', section));
                }

                number = next;
                section.Clear();
            }
            else
            {
                section.Add(call);
            }
        }

        return sections;
    }

    // "1234  sendmsg(5, …": what resumes has no name at this place, and was counted where it began.
    [GeneratedRegex(@"^(\d+) +(\w+)\((.*)$")]
    private static partial Regex Call();
}
