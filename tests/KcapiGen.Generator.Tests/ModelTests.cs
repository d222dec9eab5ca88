using System.Collections.Immutable;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>The values in the pipeline: they compare by content and hold nothing of a compilation.</summary>
public class ModelTests
{
    private static readonly CSharpCompilation Compilation = Compilations.Create(Declared.Class("\"authenc(hmac(sha256),cbc(aes))\""));

    [Fact]
    public void NothingOfACompilationIsKept()
    {
        GeneratorRun run = GeneratorRun.Of(Compilation);
        object[] values =
        [
            .. new[] { DeclarationGenerator.DeclarationsStep, DeclarationGenerator.HintNamesStep, DeclarationGenerator.SourcesStep }
                .SelectMany(step => run.Result.TrackedSteps[step])
                .SelectMany(step => step.Outputs)
                .Select(output => output.Value),
        ];
        Assert.Equal(3, values.Length);
        Assert.Empty(ObjectGraph.ForbiddenTypesIn(values));
    }

    [Fact]
    public void TheWalkFindsWhatItMustFind()
    {
        SyntaxTree tree = Compilation.SyntaxTrees[0];
        SyntaxNode root = tree.GetRoot(TestContext.Current.CancellationToken);
        object[] planted = [Compilation, Compilation.Assembly, tree, root, root.GetLocation(), root.GetReference(), Compilation.GetSemanticModel(tree)];
        Assert.All(planted, value => Assert.Single(ObjectGraph.ForbiddenTypesIn(new { Deep = ImmutableArray.Create(("in", Value: (object?)new List<object> { value })) })));
    }

    [Fact]
    public void EqualDeclarationsOfTwoCompilationsAreEqualAndHashAlike()
    {
        AlgorithmDeclaration one = Read("\"rfc4309(ccm(aes))\", TagSize = 8, Fallback = KcapiGen.KernelFallback.InProcess");
        AlgorithmDeclaration other = Read("\"rfc4309(ccm(aes))\", Fallback = KcapiGen.KernelFallback.InProcess, TagSize = 8");
        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void ADifferenceInAnyValueIsADifference()
    {
        AlgorithmDeclaration one = Read("\"gcm(aes)\"");
        AlgorithmDeclaration[] others =
        [
            one with { Namespace = "Other" },
            one with { EnclosingTypes = ["partial class Outer"] },
            one with { Name = "Other" },
            one with { MetadataName = "Other" },
            one with { Algorithm = one.Algorithm with { TagSizes = [16] } },
            one with { TagSize = 4 },
            one with { FallsBackInProcess = true },
            one with { Prefers = Side.Kernel },
        ];
        Assert.Equal(typeof(AlgorithmDeclaration).GetProperties().Count(property => property.CanWrite), others.Length);
        Assert.All(others, other => Assert.NotEqual(one, other));
    }

    private static AlgorithmDeclaration Read(string attributeArguments)
    {
        INamedTypeSymbol type = Compilations.Create(Declared.Class(attributeArguments)).GetTypeByMetadataName("Users.Example")!;
        AlgorithmDeclaration? declaration = DeclarationReader.Read(type, type.GetAttributes().Single(), preferred: null, out ImmutableArray<DeclarationProblem> problems);
        Assert.Empty(problems);
        return declaration!;
    }
}
