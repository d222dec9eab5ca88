using System.Globalization;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>One plan of a shim: which calls of one name go wrong, and how.</summary>
/// <param name="Call">The name of the call, as the shim has it.</param>
/// <param name="First">The number of the first call that goes wrong, counted from 1 in each trial.</param>
/// <param name="Count">How many go wrong from there on.</param>
/// <param name="Mode">How they go wrong.</param>
/// <param name="Error">The error number that they report (<c>errno.h</c>); 0 where the library has none.</param>
internal sealed record Fault(string Call, long First, long Count, FaultMode Mode, int Error)
{
    /// <summary>More calls than a trial makes.</summary>
    public const long Forever = 1_000_000_000;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Fault Parse(string text)
    {
        string[] words = text.Split(':');
        return new(words[0], Number(words[1]), Number(words[2]), Enum.Parse<FaultMode>(words[3]), (int)Number(words[4]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Call}:{First}:{Count}:{Mode}:{Error}");

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);
}
