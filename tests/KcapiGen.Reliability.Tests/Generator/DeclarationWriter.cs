using System.Text;
using KcapiGen.Generator.Catalogue;
using Microsoft.CodeAnalysis.CSharp;

namespace KcapiGen.Reliability.Tests.Generator;

/// <summary>Random files of declarations, as somebody might write them.</summary>
/// <param name="random">What they are made of.</param>
/// <param name="isValid">Whether every declaration is one that must be generated.</param>
internal sealed class DeclarationWriter(Random random, bool isValid)
{
    private const int MostTypes = 4;
    private const int MostEnclosing = 3;

    private static readonly string[] Names =
    [
        "Cipher", "Gcm", "cipher", "@class", "@event", "@int", "@record", "@partial", "value", "@var", "@async", "nint", "dynamic", "field", "Ünïcode", "暗号", "_", "__", "A1", "System", "KcapiGen", "Handles", "Global", "Span",
        "ReadOnlySpan", "String", "Int32", "CipherStream", "KernelBackend", "Attribute", "Exception", "T", "Task", "Stream", "IDisposable", "GeneratedCode",
    ];

    // At the top of all names these are namespaces that generated code needs: whoever hides them can write no program.
    private static readonly string[] OfEverybody = ["System", "KcapiGen"];

    private static readonly string[] Accessibilities = ["", "public ", "internal ", "private ", "protected ", "private protected ", "protected internal "];

    private static readonly string[] Enclosing =
    [
        "partial class {0}", "static partial class {0}", "partial struct {0}", "readonly partial struct {0}", "ref partial struct {0}", "partial interface {0}", "partial record {0}", "partial record struct {0}(int Value)",
        "partial class {0}<T>", "partial class {0}<T, @int> where T : class where @int : struct", "sealed partial record {0}(string Text)", "abstract partial class {0}",
    ];

    private static readonly string[] Kinds = ["static partial class", "abstract partial class", "class", "partial struct", "partial record", "partial record struct", "partial interface", "file partial class", "partial class {0}<T>", "ref partial struct"];

    private readonly NameWriter _names = new(random);
    private readonly HashSet<string> _taken = [];

    /// <summary>Returns the text of a file.</summary>
    public string Write()
    {
        var text = new StringBuilder("using KcapiGen;\nusing Alias = KcapiGen.KernelCipherAttribute;\n");
        int types = random.Next(1, MostTypes + 1);
        for (int i = 0; i < types; i++)
        {
            WriteInNamespace(text);
        }

        return text.ToString();
    }

    private void WriteInNamespace(StringBuilder text)
    {
        // One name for all of one file, with a number behind it, so that nothing is declared twice.
        string space = random.Next(4) == 0 ? "" : string.Join('.', [Pick([.. Names.Except(OfEverybody)]), .. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(Names))]);
        text.Append(space.Length > 0 ? $"namespace {space}\n{{\n" : "");
        int depth = random.Next(MostEnclosing + 1);
        bool isInInterface = false, isInSealed = false;
        string path = space;
        for (int i = 0; i < depth; i++)
        {
            string name = Unique(ref path), enclosing = Pick(Enclosing);
            isInInterface |= enclosing.Contains("interface", StringComparison.Ordinal);
            isInSealed |= !enclosing.Contains("partial class", StringComparison.Ordinal) || enclosing.StartsWith("static", StringComparison.Ordinal);
            string format = isInInterface && enclosing.StartsWith("ref", StringComparison.Ordinal) ? "partial class {0}" : enclosing;
            text.Append(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, name)).Append("\n{\n");
        }

        WriteClass(text, Unique(ref path), isNested: depth > 0, mayBeProtected: depth > 0 && !isInSealed);
        text.Append(string.Concat(Enumerable.Repeat("}\n", depth + (space.Length > 0 ? 1 : 0))));
    }

    private void WriteClass(StringBuilder text, string name, bool isNested, bool mayBeProtected)
    {
        AlgorithmFamily family = Pick([AlgorithmFamily.Cipher, AlgorithmFamily.Cipher, AlgorithmFamily.Hash, AlgorithmFamily.Random]);
        string accessibility = Pick(Accessibilities[..(mayBeProtected ? 7 : isNested ? 4 : 3)]);
        string kind = isValid || random.Next(3) > 0 ? Pick(["partial class", "sealed partial class", "unsafe partial class", "sealed unsafe partial class"]) : Pick(Kinds);
        if (kind.StartsWith("file", StringComparison.Ordinal))
        {
            accessibility = "";
        }

        string body = random.Next(2) == 0 ? ";" : Pick([" { }", " : global::System.IDisposable { }", " { private int _mine; public int Mine => _mine++; }", " { public class Inner; }", "\n{\n    /// <summary>Mine.</summary>\n    public override string ToString() => nameof(ToString);\n}"]);
        text.Append(random.Next(4) == 0 ? "/// <summary>A cipher.</summary>\n" : "");
        text.Append(Attribute(family)).Append('\n');
        string head = kind.Contains("{0}", StringComparison.Ordinal) ? kind.Replace("{0}", name, StringComparison.Ordinal) : $"{kind} {name}";
        text.Append(accessibility).Append(head).Append(body).Append('\n');
        if (isValid && random.Next(5) == 0)
        {
            // A second part.
            text.Append(accessibility).Append("partial class ").Append(name).Append(" { private static int _other; private static int Other() => _other++; internal static int Two => Other(); }\n");
        }
    }

    private string Attribute(AlgorithmFamily family)
    {
        AlgorithmFamily nameOf = isValid || random.Next(4) > 0 ? family : Pick([AlgorithmFamily.Cipher, AlgorithmFamily.Hash, AlgorithmFamily.Random]);
        string name = isValid || random.Next(2) == 0 ? _names.Known(nameOf) : _names.Any();
        string attribute = family switch
        {
            AlgorithmFamily.Cipher => Pick(["KernelCipher", "KernelCipherAttribute", "global::KcapiGen.KernelCipher", "Alias"]),
            AlgorithmFamily.Hash => Pick(["KernelHash", "global::KcapiGen.KernelHash"]),
            _ => "KernelRandom",
        };
        var arguments = new List<string> { random.Next(30) == 0 && !isValid ? "null!" : Literal(name) };
        if (family == AlgorithmFamily.Cipher && !isValid && random.Next(3) == 0)
        {
            arguments.Add($"TagSize = {Pick(["0", "16", "-1", "int.MaxValue", "int.MinValue", "4", "13", "1 + 11", "'a'"])}");
        }

        if (random.Next(3) == 0)
        {
            arguments.Add($"Fallback = {(isValid ? "KernelFallback.InProcess" : Pick(["KernelFallback.InProcess", "KernelFallback.None", "(KernelFallback)77", "default"]))}");
        }

        return $"[{attribute}({string.Join(", ", arguments)})]";
    }

    private string Literal(string text)
    {
        string literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return random.Next(6) switch
        {
            0 => $"\"\" + {literal}",
            1 when !text.Contains('"') && !text.Contains('\n') && text.Length > 0 && !text.Any(char.IsControl) => $"@\"{text}\"",
            2 => $"algorithm: {literal}",
            _ => literal,
        };
    }

    // Two names may be equal but for their case, and no two types have the same.
    private string Unique(ref string path)
    {
        string name = Pick(Names);
        while ((path.Length == 0 && OfEverybody.Contains(name)) || path.Split('.').Contains(name) || !_taken.Add($"{path}.{name.TrimStart('@')}"))
        {
            name = Pick(Names) + random.Next(100);
        }

        path = $"{path}.{name}";
        return name;
    }

    private T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
