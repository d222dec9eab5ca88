using System.Diagnostics;
using KcapiGen.Contender;
using KcapiGen.Door;

// Answers requests on stdin, WORK ALGORITHM SIZE WIDTH CALLS, with the nanoseconds that the calls took and the bytes that they allocated;
// or with `missing`. c/contender.c is the same in C.
string mode = args is [string only] ? only : "copy";
if (mode == "refused")
{
    const int EAFNOSUPPORT = 97;
    SeccompFilter.RefuseAfAlg(EAFNOSUPPORT);
}

var kcapiGen = new KcapiGenWorks(lend: mode == "lend");
Request current = default;
Work? work = null;
while (Console.ReadLine() is { } line)
{
    Request request = Request.Parse(line);
    if (!request.IsLike(current))
    {
        work?.Dispose();
        work = mode == "dotnet" ? DotnetWorks.Of(request) : kcapiGen.Of(request);
        current = request;
    }

    Console.WriteLine(work is null ? "missing" : Measure(work, request.Calls));
}

work?.Dispose();

static string Measure(Work work, int calls)
{
    Marker.Set();
    var clock = Stopwatch.StartNew();
    long allocated = work.Run(calls);
    TimeSpan time = clock.Elapsed;
    Marker.Set();
    return FormattableString.Invariant($"{time.Ticks * 100} {allocated}");
}
