using System.Text.RegularExpressions;

namespace KcapiGen.Benchmarks.Measuring;

/// <summary>System calls for a message, seen by strace in a pass of its own, which nothing is timed in.</summary>
internal static partial class CallCount
{
    // Everything that a contender could spend on a message, getpgid, which marks the ends of a request, and not the runtime's own memory and locks.
    private const string Traced =
        "socket,bind,setsockopt,getsockopt,getsockname,accept,accept4,sendmsg,sendmmsg,sendto,recvmsg,recvmmsg,recvfrom,read,readv,write,writev,"
        + "close,poll,ppoll,epoll_wait,fcntl,ioctl,splice,vmsplice,tee,pipe,pipe2,io_uring_setup,io_uring_enter,io_uring_register,getpgid";

    /// <summary>For each of the cases, null where the contender has nothing to do it with.</summary>
    public static double?[] Of(Contender contender, IReadOnlyList<Case> cases)
    {
        string file = Path.GetTempFileName();
        try
        {
            var done = new List<bool>();
            using (var process = new ContenderProcess(contender, "strace", "-f", "--seccomp-bpf", "-s", "0", "-e", "trace=" + Traced, "-o", file))
            {
                foreach (Case asked in cases)
                {
                    // The first time everything is loaded and compiled, the second time counts.
                    done.Add(process.Ask(asked, Calls(asked)) is not null && process.Ask(asked, Calls(asked)) is not null);
                }
            }

            return Divide(cases, done, [.. Sections(File.ReadLines(file))]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int Calls(Case asked) => Math.Max(2, 20 / asked.Width);

    private static double?[] Divide(IReadOnlyList<Case> cases, List<bool> done, int[] sections)
    {
        double?[] counts = new double?[cases.Count];
        for (int i = 0, section = 0; i < cases.Count; i++)
        {
            if (!done[i])
            {
                continue;
            }

            counts[i] = Math.Round((double)sections[section + 1] / (Calls(cases[i]) * cases[i].Width), 2);
            section += 2;
        }

        return counts;
    }

    /// <summary>How many calls there are between each two markers that belong together.</summary>
    private static IEnumerable<int> Sections(IEnumerable<string> lines)
    {
        int? count = null;
        foreach (string call in lines.Select(line => Call().Match(line).Groups[1].Value).Where(call => call.Length > 0))
        {
            if (call != "getpgid")
            {
                count++;
            }
            else if (count is { } whole)
            {
                yield return whole;
                count = null;
            }
            else
            {
                count = 0;
            }
        }
    }

    // "1234  sendmsg(5, …": what resumes has no name at this place, and was counted where it began.
    [GeneratedRegex(@"^\d+ +(\w+)\(")]
    private static partial Regex Call();
}
