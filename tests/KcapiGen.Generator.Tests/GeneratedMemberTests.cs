using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using KcapiGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>The names that the analyzer keeps from classes (KCG007) are those of the members that are generated, all of them and no other.</summary>
public class GeneratedMemberTests
{
    // Every name that the catalogue suggests, and what only a declaration can ask for.
    [Theory]
    [InlineData(AlgorithmFamily.Cipher, "KernelCipher", new[]
    {
        "\"gcm(aes)\", TagSize = 12",
        "\"authenc(cmac(aes),cbc(aes))\"",
        "\"tk(cbc(aes))\", Kind = KcapiGen.KernelAlgorithmKind.Skcipher, KeySizes = [32, 16, 24], IvSize = 16, BlockSize = 16",
        "\"krb5enc(hmac(sha256),cts(cbc(aes)))\", Kind = KcapiGen.KernelAlgorithmKind.Aead, KeySizes = [16], AuthenticationKeySizes = [16], IvSize = 16, TagSize = 16",
    })]
    [InlineData(AlgorithmFamily.Hash, "KernelHash", new[]
    {
        "\"sha256\", TruncatedSizeInBytes = 16",
        "\"hmac(sha256)\", TruncatedSizeInBytes = 16",
        "\"poly1305\"",
        "\"vmac64(aes)\"",
        "\"cbcmac(aes)\"",
        "\"hmac(sha256-hardware)\", HashSizeInBytes = 32, KeySizes = [32]",
    })]
    [InlineData(AlgorithmFamily.Random, "KernelRandom", new[] { "\"ansi_cprng\"", "\"hardware_rng\", SeedSize = 0" })]
    public void EveryGeneratedMemberIsNamed(object family, string attribute, string[] more)
    {
        string[] arguments = [.. WellKnownNames.Of((AlgorithmFamily)family).Select(name => $"\"{name}\""), .. more];
        GeneratorRun run = GeneratorRun.Of([.. arguments.Select((argument, index) => Declared.Class(argument, $"Example{index}", attribute))]);
        AlgorithmDeclaration[] declarations = [.. run.OutputsOf<AlgorithmDeclaration>(DeclarationGenerator.DeclarationsStep)];
        Assert.Equal(arguments.Length, declarations.Length);
        Assert.All(declarations, declaration => Assert.Equal(
            GeneratedMembers.Of(declaration.Algorithm).Order(StringComparer.Ordinal),
            Members(run.Output.GetTypeByMetadataName(declaration.MetadataName)!)));
    }

    [Fact]
    public void NoClassCanHaveTheNameOfItsMember()
    {
        Algorithm algorithm = AlgorithmCatalogue.Resolve(new("sha256", []), out _)!;
        Assert.All(GeneratedMembers.Of(algorithm), name => Assert.Empty(GeneratorRun.Of(Declared.Class("\"sha256\"", name, "KernelHash")).HintNames));
    }

    // A class may have the name of an explicitly implemented member, of an accessor or of a constructor.
    private static string[] Members(INamedTypeSymbol type) =>
    [
        .. type.GetMembers()
            .Where(member => member is { IsImplicitlyDeclared: false, CanBeReferencedByName: true } and not IMethodSymbol { AssociatedSymbol: not null })
            .Select(member => member.Name)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
