using System.Collections.Immutable;
using KcapiGen.Generator.Support;

namespace KcapiGen.Generator.Emitting;

/// <summary>
/// The names of generated files: the metadata name of the class. The compiler compares them without regard to case, so of classes
/// whose names differ only in that, all but the first get a number. Equal as long as no such class comes or goes.
/// </summary>
internal sealed record HintNames(EquatableArray<string> Clashing)
{
    public static HintNames Of(ImmutableArray<string> metadataNames) => new(metadataNames
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray());

    public string For(string metadataName)
    {
        int earlier = Clashing
            .TakeWhile(name => name != metadataName)
            .Count(name => Clashing.Contains(metadataName) && string.Equals(name, metadataName, StringComparison.OrdinalIgnoreCase));
        return $"{metadataName.Replace('+', '.')}{(earlier == 0 ? "" : $"-{earlier + 1}")}.g.cs";
    }
}
