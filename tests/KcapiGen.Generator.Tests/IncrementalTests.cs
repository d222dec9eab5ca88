using KcapiGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace KcapiGen.Generator.Tests;

/// <summary>What each kind of edit makes anew, step by step, and that nothing stale is left behind.</summary>
public class IncrementalTests
{
    private const string First = """
        namespace Users;

        public partial class Outer
        {
            [KcapiGen.KernelCipher("gcm(aes)", TagSize = 12)]
            public sealed partial class First;
        }
        """;

    private static readonly CSharpCompilation Before = Compilations.Create(First, "class Other;");

    [Fact]
    public void AllIsNewAtFirst()
    {
        GeneratorRun run = GeneratorRun.Of(Before);
        AssertReasons(run, declarations: [New], hintNames: [New], sources: [New], outputs: [New]);
    }

    [Theory]
    [InlineData("class Other { int _field; }")]
    [InlineData("class Renamed;")]
    [InlineData("namespace Users; [System.Obsolete] class Other;")]
    public void AnUnrelatedEditMakesNothingAnew(string other)
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(1, other));
        AssertReasons(run, declarations: [Cached], hintNames: [Cached], sources: [Cached], outputs: [Cached]);
    }

    [Theory]
    [InlineData("namespace Users;", "namespace Users; // A comment.")]
    [InlineData("public sealed partial class First;", "public sealed partial class First { private int _added; }")]
    [InlineData("TagSize = 12", "TagSize = 4 * 3")]
    [InlineData("public partial class Outer", "public sealed partial class Outer")]
    public void AnEditOfTheSameFileThatChangesNoFactMakesNothingAnew(string old, string edited)
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(0, Replace(old, edited)));
        AssertReasons(run, declarations: [Cached], hintNames: [Cached], sources: [Cached], outputs: [Cached]);
    }

    [Theory]
    [InlineData("gcm(aes)", "gcm(camellia)", "\"gcm(camellia)\"")]
    [InlineData("TagSize = 12", "TagSize = 16", "TagSize = 16;")]
    [InlineData("TagSize = 12", "TagSize = 12, Fallback = KcapiGen.KernelFallback.InProcess", "Fallback = ")]
    public void AnEditOfTheAttributeMakesItsClassAnew(string old, string edited, string expected)
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(0, Replace(old, edited)));
        AssertReasons(run, declarations: [Modified], hintNames: [Cached], sources: [Modified], outputs: [Modified]);
        Assert.Contains(expected, run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KeySizes = [16]", "KeySizes = [32]", "KeySizes => [32]")]
    [InlineData("IvSize = 12", "IvSize = 16", "NonceSize = 16;")]
    [InlineData("BlockSize = 1", "BlockSize = 16", "LengthMultiple = 16")]
    [InlineData(", BlockSize = 1", ", BlockSize = 1, AuthenticationKeySizes = [20]", "AuthenticationKeySizes = [20]")]
    public void AnEditOfAStatedSizeMakesItsClassAnew(string old, string edited, string expected)
    {
        const string Stated = "[KcapiGen.KernelCipher(\"new(aes)\", Kind = KcapiGen.KernelAlgorithmKind.Aead, KeySizes = [16], IvSize = 12, TagSize = 16, BlockSize = 1)] partial class C;";
        CSharpCompilation before = Compilations.Create(Stated);
        GeneratorRun run = GeneratorRun.Of(before).Then(before.Edit(0, Stated.Replace(old, edited, StringComparison.Ordinal)));
        AssertReasons(run, declarations: [Modified], hintNames: [Cached], sources: [Modified], outputs: [Modified]);
        Assert.Contains(expected, run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class First", "class Renamed", "Users.Outer.Renamed.g.cs")]
    [InlineData("class Outer", "class Around", "Users.Around.First.g.cs")]
    [InlineData("namespace Users", "namespace Clients", "Clients.Outer.First.g.cs")]
    public void ANewNameMakesItsClassAnewInAnotherFile(string old, string edited, string hintName)
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(0, Replace(old, edited)));
        AssertReasons(run, declarations: [Modified], hintNames: [Unchanged], sources: [Modified], outputs: [Modified]);
        Assert.Equal([hintName], run.HintNames);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void AnotherKindOfEnclosingTypeMakesItsClassAnew()
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(0, Replace("class Outer", "record struct Outer")));
        AssertReasons(run, declarations: [Modified], hintNames: [Cached], sources: [Modified], outputs: [Modified]);
        Assert.Contains("partial record struct Outer", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditOfAnotherPartThatBreaksTheDeclarationTakesItsFileAway()
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(1, "namespace Users; partial class Outer { partial class First : System.Exception; }"));
        AssertReasons(run, declarations: [Removed], hintNames: [Unchanged], sources: [Removed], outputs: [Removed]);
        Assert.Empty(run.HintNames);
    }

    [Fact]
    public void AnEditOfAConstantInAnotherFileMakesTheClassThatIsNamedByItAnew()
    {
        CSharpCompilation before = Compilations.Create(
            "[KcapiGen.KernelCipher(Names.Cipher, TagSize = Names.TagSize)] partial class C;",
            "class Names { public const string Cipher = \"gcm(aes)\"; public const int TagSize = 16; }");
        GeneratorRun run = GeneratorRun.Of(before).Then(before.Edit(1, "class Names { public const string Cipher = \"gcm(aes)\"; public const int TagSize = 8; }"));
        AssertReasons(run, declarations: [Modified], hintNames: [Cached], sources: [Modified], outputs: [Modified]);
        Assert.Contains("TagSize = 8;", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondClassLeavesTheFirstAlone()
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(1, Declared.Class("\"cbc(aes)\"", "Second")));
        AssertReasons(run, declarations: [Cached, New], hintNames: [Unchanged], sources: [Cached, New], outputs: [Cached, New]);
    }

    [Fact]
    public void AClassOfAnotherFamilyLeavesTheFirstAlone()
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(1, Declared.Class("\"sha256\"", "Second", "KernelHash")));
        AssertReasons(run, declarations: [Cached, New], hintNames: [Unchanged], sources: [Cached, New], outputs: [Cached, New]);
    }

    [Theory]
    [InlineData("class Other { int _field; }")]
    [InlineData("class First;")]
    public void AnUnrelatedEditLeavesAHashAlone(string other)
    {
        CSharpCompilation before = Compilations.Create(Declared.Class("\"hmac(sha256)\"", attribute: "KernelHash"), "class Other;");
        GeneratorRun run = GeneratorRun.Of(before).Then(before.Edit(1, other));
        AssertReasons(run, declarations: [Cached], hintNames: [Cached], sources: [Cached], outputs: [Cached]);
    }

    [Fact]
    public void AnotherAttributeMakesAnotherFileOfTheSameName()
    {
        CSharpCompilation before = Compilations.Create(Declared.Class("\"hmac(sha256)\"", attribute: "KernelHash"));
        GeneratorRun run = GeneratorRun.Of(before).Then(before.Edit(0, Declared.Class("\"cbc(aes)\"")));
        AssertReasons(run, declarations: [New, Removed], hintNames: [Unchanged], sources: [New, Removed], outputs: [New, Removed]);
        Assert.Equal(["Users.Example.g.cs"], run.HintNames);
        Assert.Contains("cbc(aes)", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ARemovedClassLeavesTheOtherAlone()
    {
        CSharpCompilation both = Before.Edit(1, Declared.Class("\"cbc(aes)\"", "Second"));
        GeneratorRun run = GeneratorRun.Of(both).Then(both.Edit(1, "class Other;"));
        AssertReasons(run, declarations: [Cached, Removed], hintNames: [Unchanged], sources: [Cached, Removed], outputs: [Cached, Removed]);
        Assert.Equal(["Users.Outer.First.g.cs"], run.HintNames);
    }

    [Fact]
    public void AClassWhoseNameDiffersOnlyInCaseLeavesTheFirstAlone()
    {
        GeneratorRun run = GeneratorRun.Of(Before).Then(Before.Edit(1, "namespace Users; partial class Outer { [KcapiGen.KernelCipher(\"ecb(aes)\")] partial class FIRST; }"));
        Assert.Equal([Modified], run.Reasons(DeclarationGenerator.HintNamesStep));
        Assert.Equal(["Users.Outer.FIRST.g.cs", "Users.Outer.First-2.g.cs"], run.HintNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheOldCompilationCanBeCollected()
    {
        (GeneratorRun run, WeakReference old) = RunAndEdit();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(old.IsAlive);
        GC.KeepAlive(run);
    }

    // Apart, so that no local of the test holds the old compilation.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (GeneratorRun Run, WeakReference Old) RunAndEdit()
    {
        CSharpCompilation old = Compilations.Create(First, "class Other;");
        return (GeneratorRun.Of(old).Then(old.Edit(1, "class Renamed;")), new(old));
    }

    private static string Replace(string old, string edited)
    {
        Assert.Contains(old, First, StringComparison.Ordinal);
        return First.Replace(old, edited, StringComparison.Ordinal);
    }

    private static void AssertReasons(
        GeneratorRun run,
        IncrementalStepRunReason[] declarations,
        IncrementalStepRunReason[] hintNames,
        IncrementalStepRunReason[] sources,
        IncrementalStepRunReason[] outputs)
    {
        Assert.Equal(declarations, run.Reasons(DeclarationGenerator.DeclarationsStep));
        Assert.Equal(hintNames, run.Reasons(DeclarationGenerator.HintNamesStep));
        Assert.Equal(sources, run.Reasons(DeclarationGenerator.SourcesStep));
        Assert.Equal(outputs, run.OutputReasons);
    }
}
