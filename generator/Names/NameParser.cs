namespace KcapiGen.Generator.Names;

/// <summary>
/// Reads a name as the kernel does when it looks for a template (cryptomgr_schedule_probe in crypto/algboss.c):
/// words of letters, digits, '-' and '_', arguments in parentheses with commas between, no white space.
/// </summary>
internal sealed class NameParser
{
    // salg_name of struct sockaddr_alg (linux/if_alg.h) is 64 bytes with its final zero.
    public const int MaxLength = 63;

    private readonly string _text;
    private int _position;
    private MalformedName? _error;

    private NameParser(string text) => _text = text;

    /// <returns>The name, or null and what is wrong with it.</returns>
    public static AlgorithmName? Parse(string text, out MalformedName? error)
    {
        var parser = new NameParser(text);
        AlgorithmName? name = parser.ParseWhole();
        error = parser._error;
        return name;
    }

    private AlgorithmName? ParseWhole()
    {
        if (_text.Length > MaxLength)
        {
            return Fail(MaxLength, $"it has {_text.Length} characters; the kernel accepts up to {MaxLength}");
        }

        AlgorithmName? name = ParseName();
        if (name is null || _position == _text.Length)
        {
            return name;
        }

        return Fail(_position, Next == ')' ? "there is a closing parenthesis without an opening one" : Unexpected);
    }

    private AlgorithmName? ParseName()
    {
        int start = _position;
        while (IsWordCharacter(Next))
        {
            _position++;
        }

        string head = _text.Substring(start, _position - start);
        if (head.Length == 0)
        {
            return Fail(start, Next is '\0' or ',' or '(' or ')' ? "a name is missing" : Unexpected);
        }

        if (Next != '(')
        {
            return new(head, []);
        }

        List<AlgorithmName> arguments = [];
        do
        {
            _position++;
            if (ParseName() is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }
        while (Next == ',');

        if (Next != ')')
        {
            return Fail(_position, Next == '\0' ? "a parenthesis is not closed" : Unexpected);
        }

        _position++;
        return new(head, arguments);
    }

    // The end of the text reads as '\0', which no name contains.
    private char Next => _position < _text.Length ? _text[_position] : '\0';

    private string Unexpected => char.IsWhiteSpace(Next) ? "the kernel's names have no white space" : $"'{Next}' is not allowed here";

    private static bool IsWordCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';

    private AlgorithmName? Fail(int position, string reason)
    {
        _error = new(position, reason);
        return null;
    }
}
