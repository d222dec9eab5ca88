using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>Names that trip generators up. Each compiles, and each class gets a file of its own.</summary>
public class NamingTests
{
    [Fact]
    public void ClassesOfOneNameInDifferentPlaces() => AssertFiles(
        """
        using KcapiGen;
        [KernelCipher("cbc(aes)")] partial class C;
        namespace A { [KernelCipher("cbc(aes)")] partial class C; }
        namespace A.B { [KernelCipher("cbc(aes)")] partial class C; }
        namespace B { [KernelCipher("cbc(aes)")] partial class C; partial class A { [KernelCipher("cbc(aes)")] partial class C; } }
        """,
        "A.B.C.g.cs", "A.C.g.cs", "B.A.C.g.cs", "B.C.g.cs", "C.g.cs");

    [Fact]
    public void NamesThatAreKeywords() => AssertFiles(
        """
        using KcapiGen;
        namespace @class.@int
        {
            partial struct @struct
            {
                [KernelCipher("gcm(aes)")] internal partial class @event;
                [KernelCipher("gcm(aes)")] internal partial class @record;
                [KernelCipher("gcm(aes)")] internal partial class @file;
            }
        }
        """,
        "class.int.struct.event.g.cs", "class.int.struct.file.g.cs", "class.int.struct.record.g.cs");

    [Fact]
    public void NamesOfSmallLettersThatTheirUserEscapesBringNoWarning()
    {
        GeneratorRun run = GeneratorRun.Of("using KcapiGen; partial class @outer { [KernelCipher(\"cbc(aes)\")] internal partial class @cipher; }");
        Assert.DoesNotContain("CS8981", run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void NamesThatDifferOnlyInCase() => AssertFiles(
        """
        using KcapiGen;
        [KernelCipher("cbc(aes)")] partial class Cbc;
        [KernelCipher("cbc(aes)")] partial class CBC;
        [KernelCipher("cbc(aes)")] partial class cBC;
        namespace cbc { [KernelCipher("cbc(aes)")] partial class Other; }
        """,
        "CBC.g.cs", "Cbc-2.g.cs", "cBC-3.g.cs", "cbc.Other.g.cs");

    [Fact]
    public void ANamespaceAndAClassThatDifferOnlyInCase() => AssertFiles(
        """
        using KcapiGen;
        namespace disk { [KernelCipher("xts(aes)")] public sealed partial class Sector; }
        public static partial class Disk { [KernelCipher("xts(aes)")] public sealed partial class Sector; }
        public static partial class DISK { [KernelHash("sha256")] public sealed partial class SECTOR; }
        """,
        "DISK.SECTOR.g.cs", "Disk.Sector-2.g.cs", "disk.Sector-3.g.cs");

    // NAME_MAX of linux/limits.h is 255 bytes, and the compiler writes these files where EmitCompilerGeneratedFiles is set.
    [Theory]
    [InlineData('x')]
    [InlineData('ß')]
    [InlineData('界')]
    public void NamesThatAreTooLongForAFile(char letter)
    {
        string name = new(letter, 400);
        GeneratorRun run = GeneratorRun.Of(
            $$"""
            using KcapiGen;
            namespace First { [KernelCipher("cbc(aes)")] partial class {{name}}; [KernelCipher("cbc(aes)")] partial class {{name}}2; }
            namespace Second { [KernelCipher("cbc(aes)")] partial class {{name}}; partial class Outer { [KernelHash("sha256")] partial class {{name}}; } }
            """);
        Assert.Equal(4, run.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(run.HintNames, hint => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(hint), 200, 255));
        Assert.Empty(Errors(run));
    }

    [Theory]
    [InlineData(238)]
    [InlineData(239)]
    public void TheLongestNameThatIsKept(int length)
    {
        string name = new('x', length);
        bool isKept = length == 238;
        Assert.Equal(isKept, GeneratorRun.Of($"[KcapiGen.KernelCipher(\"cbc(aes)\")] partial class {name};").HintNames[0] == $"{name}.g.cs");
    }

    // Without an algorithm there is nothing to write: it stands for any fault of the generator.
    [Fact]
    public void AFaultInOneClassIsAnErrorInItsFileAndLeavesTheOthersAlone()
    {
        var broken = new AlgorithmDeclaration("", [], "Broken", "Broken", null!, 0, false, null);
        Assert.StartsWith("#error KcapiGen failed to generate 'Broken': NullReferenceException: ", DeclarationGenerator.Emit(broken), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryKindOfEnclosingType() => AssertFiles(
        """
        using KcapiGen;
        static partial class InStatic { [KernelCipher("cbc(aes)")] public partial class C; }
        partial struct InStruct { [KernelCipher("cbc(aes)")] public partial class C; }
        ref partial struct InRefStruct { [KernelCipher("cbc(aes)")] public partial class C; }
        partial interface InInterface { [KernelCipher("cbc(aes)")] public partial class C; }
        partial record InRecord(int Value) { [KernelCipher("cbc(aes)")] public partial class C; }
        readonly partial record struct InRecordStruct(int Value) { [KernelCipher("cbc(aes)")] public partial class C; }
        partial class InGeneric<T, @int> where T : struct { [KernelCipher("cbc(aes)")] public partial class C; }
        partial class InGeneric { [KernelCipher("cbc(aes)")] public partial class C; }
        """,
        "InGeneric.C.g.cs", "InGeneric`2.C.g.cs", "InInterface.C.g.cs", "InRecord.C.g.cs", "InRecordStruct.C.g.cs", "InRefStruct.C.g.cs", "InStatic.C.g.cs", "InStruct.C.g.cs");

    [Fact]
    public void NamesOfTheUserThatHideThoseOfOthers() => AssertFiles(
        """
        namespace KcapiGen.Users.System
        {
            class IDisposable; class ReadOnlySpan<T>; class Span<T>; class CodeDom; class KernelSupport; class CipherStream;
            namespace Handles { class AeadHandle; class CipherKey; }
            [global::KcapiGen.KernelCipher("rfc4106(gcm(aes))")] partial class KcapiGen;
            [global::KcapiGen.KernelCipher("authenc(hmac(md5),ctr(aes))")] partial class Key { class AeadHandle; class KernelBackend; class @byte; }
        }
        """,
        "KcapiGen.Users.System.KcapiGen.g.cs", "KcapiGen.Users.System.Key.g.cs");

    [Fact]
    public void ClassesOfEveryFamily() => AssertFiles(
        """
        using KcapiGen;
        [KernelCipher("cbc(aes)")] partial class Same;
        [KernelHash("sha256")] partial class SAME;
        namespace @class { [KernelHash("hmac(sha256)")] partial class @event; [KernelRandom("stdrng")] partial class Fills; partial struct Outer<T> { [KernelHash("blake2b-512")] partial class Inner; } }
        """,
        "SAME.g.cs", "Same-2.g.cs", "class.Fills.g.cs", "class.Outer`1.Inner.g.cs", "class.event.g.cs");

    [Fact]
    public void NamesBeyondAscii() => AssertFiles("[KcapiGen.KernelCipher(\"cbc(aes)\")] partial class Größe;", "Größe.g.cs");

    [Theory]
    [InlineData("partial class C; [KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C; partial class C { }")]
    [InlineData("using Cipher = KcapiGen.KernelCipherAttribute; [Cipher(\"cbc(aes)\")] partial class C;")]
    [InlineData("class Names { public const string Cbc = \"cbc(aes)\"; } [KcapiGen.KernelCipher(Names.Cbc)] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(algorithm: \"cbc(\" + \"aes)\")] partial class C;")]
    public void WaysToWriteADeclaration(string source) => AssertFiles(source, "C.g.cs");

    [Fact]
    public void AnAttributeOnTwoPartsIsTheCompilersToReport()
    {
        GeneratorRun run = GeneratorRun.Of("[KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C;", "[KcapiGen.KernelCipher(\"ctr(aes)\")] partial class C;");
        Assert.Equal(["C.g.cs"], run.HintNames);
        Assert.Contains("CS0579", Errors(run));
    }

    [Theory]
    [InlineData("[KcapiGen.KernelCipher(\"cbc(ase)\")] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"cbc(\")] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"gcm(aes)\", TagSize = 3)] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"sha256\")] partial class C;")]
    [InlineData("[KcapiGen.KernelHash(\"cbc(aes)\")] partial class C;")]
    [InlineData("[KcapiGen.KernelRandom(\"sha256\")] partial class C;")]
    [InlineData("[KcapiGen.KernelRandom(\"stdrng\")] partial class Reseed;")]
    [InlineData("[KcapiGen.KernelRandom(\"drbg_banana\")] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"new(aes)\", KeySizes = [16])] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"new(aes)\", KeySizes = null)] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"gcm(aes)\", IvSize = 16)] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"authenc(cmac(aes),cbc(aes))\")] partial class AuthenticationKeySizes;")]
    [InlineData("[KcapiGen.KernelHash(\"aes\")] partial class C;")]
    [InlineData("[KcapiGen.KernelHash(\"sha256\")] partial class HashData;")]
    [InlineData("[KcapiGen.KernelHash(\"hmac(md5)\")] partial class MaxKeySize;")]
    [InlineData("[KcapiGen.KernelHash(\"sha256\"), KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"cbc(aes)\")] class C;")]
    [InlineData("class Outer { [KcapiGen.KernelCipher(\"cbc(aes)\")] partial class C; }")]
    [InlineData("[KcapiGen.KernelCipher(\"cbc(aes)\")] abstract partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(null!)] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(17)] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"cbc(aes)\", \"more\")] partial class C;")]
    [InlineData("[KcapiGen.KernelCipher(\"cbc(aes)\")] struct S;")]
    [InlineData("[KcapiGen.KernelCipher(\"cbc(aes)\")] enum E;")]
    [InlineData("class Cipher { [KcapiGen.KernelCipher(\"cbc(aes)\")] void Method() { } }")]
    public void OfAWrongDeclarationTheGeneratorIsSilent(string source) => Assert.Empty(GeneratorRun.Of(source).HintNames);

    private static void AssertFiles(string source, params string[] hintNames)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Equal(hintNames, run.HintNames.Order(StringComparer.Ordinal));
        Assert.Empty(Errors(run));
    }

    // The short sources here have no documentation and other things that the compiler may warn of.
    private static string[] Errors(GeneratorRun run) =>
        [.. run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id)];
}
