using System.Text.RegularExpressions;

namespace KcapiGen.Generator.Tests.Layers;

/// <summary>The order of a project's folders, as CONTRIBUTING.md draws it: a line a layer, the highest first, folders of one layer side by side.</summary>
internal sealed partial class LayerOrder
{
    private readonly Dictionary<string, int> _heights = [];

    private LayerOrder(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (string folder in lines[i].Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                _heights.Add(folder, lines.Length - i);
            }
        }
    }

    public IEnumerable<string> Folders => _heights.Keys;

    /// <summary>Reads the block of a page that begins with <c>```layers PROJECT</c>.</summary>
    public static LayerOrder Read(string page, string project)
    {
        Match block = Block().Matches(page).Single(match => match.Groups["project"].Value == project);
        return new(block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Returns the folder of the order that a file belongs to: the innermost one that holds it, or null. A dot stands for the project's own folder.</summary>
    public string? FolderOf(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string name = folder.Length == 0 ? "." : folder;
            if (_heights.ContainsKey(name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Returns whether a file in one folder may name a type of another.</summary>
    public bool Allows(string from, string to) => from == to || _heights[from] > _heights[to];

    [GeneratedRegex("```layers (?<project>\\w+)\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
