using System.Globalization;

namespace KcapiGen.Contender;

/// <summary>What is asked for: a kind of work on messages of one size, how many of them (or sectors, or threads) make one call, and how many calls.</summary>
internal readonly record struct Request(string Work, string Algorithm, int Size, int Width, int Calls)
{
    /// <param name="line"><c>WORK ALGORITHM SIZE WIDTH CALLS</c></param>
    public static Request Parse(string line)
    {
        string[] words = line.Split(' ');
        return new(words[0], words[1], Number(words[2]), Number(words[3]), Number(words[4]));
    }

    /// <summary>Whether the same thing made ready serves both.</summary>
    public bool IsLike(Request other) => this with { Calls = 0 } == other with { Calls = 0 };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
