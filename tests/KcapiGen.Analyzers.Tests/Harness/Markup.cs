using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace KcapiGen.Analyzers.Tests.Harness;

/// <summary>A source with the places of its diagnostics marked as <c>{|KCG001:place|}</c>; marks may nest.</summary>
internal sealed partial class Markup
{
    private Markup(string source, IReadOnlyList<Expected> diagnostics)
    {
        Source = source;
        Diagnostics = diagnostics;
    }

    public readonly record struct Expected(string Id, TextSpan Span);

    public string Source { get; }

    public IReadOnlyList<Expected> Diagnostics { get; }

    public static Markup Parse(string marked)
    {
        var source = new StringBuilder();
        List<Expected> diagnostics = [];
        Stack<(string Id, int Start)> open = new();
        int position = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            source.Append(marked, position, mark.Index - position);
            position = mark.Index + mark.Length;
            if (mark.Groups["id"].Success)
            {
                open.Push((mark.Groups["id"].Value, source.Length));
            }
            else
            {
                (string id, int start) = open.Pop();
                diagnostics.Add(new(id, TextSpan.FromBounds(start, source.Length)));
            }
        }

        source.Append(marked, position, marked.Length - position);
        return open.Count == 0 ? new(source.ToString(), diagnostics) : throw new ArgumentException("A mark is not closed.", nameof(marked));
    }

    [GeneratedRegex(@"\{\|(?<id>[A-Z]+[0-9]+):|\|\}")]
    private static partial Regex Mark();
}
