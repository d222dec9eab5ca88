using System.Text;

namespace KcapiGen.Generator.Emitting;

/// <summary>Lines of source with their indentation. Lines end in \n on every machine, so that output is the same everywhere.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _blankLineBeforeMember;

    /// <summary>Writes a text of one or more lines at the current depth.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Replace("\r", "").Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(line);
            }

            _text.Append('\n');
        }
    }

    public void Open()
    {
        Lines("{");
        _depth++;
        _blankLineBeforeMember = false;
    }

    public void Close()
    {
        _depth--;
        Lines("}");
    }

    /// <summary>Writes a member with its documentation (lines that each get their ///), and a blank line between it and the one before.</summary>
    public void Member(string documentation, string code)
    {
        if (_blankLineBeforeMember)
        {
            Lines("");
        }

        _blankLineBeforeMember = true;
        Documentation(documentation);
        Lines(TypeNames.GeneratedCode);
        Lines(code);
    }

    public void Documentation(string documentation)
    {
        if (documentation.Length > 0)
        {
            Lines("/// " + documentation.Replace("\n", "\n/// "));
        }
    }

    public override string ToString() => _text.ToString();
}
