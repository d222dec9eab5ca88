using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using KcapiGen.Generator.Support;

namespace KcapiGen.Generator.Emitting;

/// <summary>
/// The names of generated files: the metadata name of the class, shortened where it is too long. The compiler compares them without
/// regard to case, so of classes whose files would have one name all but the first get a number. Two values are equal as long as no
/// such class comes or goes.
/// </summary>
/// <param name="Clashing">The metadata names of those classes, in ordinal order.</param>
internal sealed record HintNames(EquatableArray<string> Clashing)
{
    private const string Extension = ".g.cs";

    // A file name has 255 bytes at most (NAME_MAX in linux/limits.h), and a number needs room behind the name.
    private const int MaxFileNameLength = 255;
    private const int RoomForNumber = 12;
    private const int MaxLength = MaxFileNameLength - RoomForNumber;

    /// <summary>Finds the classes whose files would have one name.</summary>
    public static HintNames Of(ImmutableArray<string> metadataNames) => new(metadataNames
        .Distinct()
        .GroupBy(WithoutNumber, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray());

    /// <summary>Returns the name of the file for a class.</summary>
    public string For(string metadataName)
    {
        string name = WithoutNumber(metadataName);
        int earlier = Clashing.Contains(metadataName)
            ? Clashing
                .TakeWhile(other => other != metadataName)
                .Count(other => string.Equals(WithoutNumber(other), name, StringComparison.OrdinalIgnoreCase))
            : 0;
        return $"{name}{(earlier == 0 ? "" : $"-{earlier + 1}")}{Extension}";
    }

    // No identifier contains '-', so a number or a digest never makes the name of another class.
    private static string WithoutNumber(string metadataName)
    {
        string name = metadataName.Replace('+', '.');
        if (Encoding.UTF8.GetByteCount(name) + Extension.Length <= MaxLength)
        {
            return name;
        }

        // The end says most: it is the name of the class.
        string digest = $"-{Digest(metadataName)}";
        int start = name.Length;
        for (int room = MaxLength - Extension.Length - digest.Length; start > 0; start--)
        {
            room -= Encoding.UTF8.GetByteCount(name.Substring(start - 1, 1));
            if (room < 0)
            {
                break;
            }
        }

        return name.Substring(start) + digest;
    }

    private static string Digest(string text)
    {
        using var sha256 = SHA256.Create();
        return string.Concat(sha256.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(8).Select(value => value.ToString("x2")));
    }
}
