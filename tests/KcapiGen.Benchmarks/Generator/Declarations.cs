using KcapiGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KcapiGen.Benchmarks.Generator;

/// <summary>A project of many declarations, ten in a file, and a file with no declaration in it.</summary>
internal static class Declarations
{
    private const int InAFile = 10;
    private static readonly string[] Algorithms = ["gcm(aes)", "cbc(aes)", "ctr(aes)", "xts(aes)", "ccm(aes)", "authenc(hmac(sha256),cbc(aes))"];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
    [
        .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Append(typeof(KernelCipherAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Project(int declarations) => CSharpCompilation.Create(
        "User",
        [.. Enumerable.Range(0, declarations).Chunk(InAFile).Select(numbers => Parse(string.Join('\n', numbers.Select(Class)))), Other("int _old;")],
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The file with no declaration in it.</summary>
    public static SyntaxTree Other(string member) => Parse($"class Other {{ {member} }}");

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing, encoding: System.Text.Encoding.UTF8);

    public static GeneratorDriver Driver(bool track = false) => CSharpGeneratorDriver.Create(
        [new DeclarationGenerator().AsSourceGenerator()], parseOptions: Parsing, driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    private static string Class(int number) =>
        $"[KcapiGen.KernelCipher(\"{Algorithms[number % Algorithms.Length]}\")]\npublic sealed partial class Cipher{number} {{ public int Number => {number}; }}";
}
