using System.CodeDom.Compiler;
using System.Reflection;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Generator.Tests;

/// <summary>What is generated, compiled and loaded.</summary>
public class GeneratedCodeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void ConstantsOfAnAead()
    {
        Type ccm = Load("\"ccm(camellia)\", TagSize = 10");
        Assert.Equal("ccm(camellia)", Constant(ccm, "AlgorithmName"));
        Assert.Equal(12, Constant(ccm, "NonceSize"));
        Assert.Equal(7, Constant(ccm, "MinNonceSize"));
        Assert.Equal(13, Constant(ccm, "MaxNonceSize"));
        Assert.Equal(10, Constant(ccm, "TagSize"));
        Assert.Equal([16, 24, 32], KeySizes(ccm));
    }

    [Fact]
    public void ConstantsOfASkcipher()
    {
        Type xts = Load("\"xts(sm4)\"");
        Assert.Equal(16, Constant(xts, "IvSize"));
        Assert.Equal(16, Constant(xts, "BlockSize"));
        Assert.Equal([32], KeySizes(xts));
        Assert.Null(xts.GetField("TagSize"));
        Assert.Null(Load("\"ecb(aes)\"").GetField("IvSize"));
    }

    // Columns: name, parameters of the constructors, parameters of HashData into memory of the caller.
    // By its bytes, and of the kernel's keyring.
    [Theory]
    [InlineData("sha256", "()", "source,destination")]
    [InlineData("poly1305", "()", "source,destination")]
    [InlineData("blake2b-256", "() (key) (key)", "source,destination")]
    [InlineData("crc32c", "() (key) (key)", "source,destination")]
    [InlineData("hmac(sha256)", "(key) (key)", "key,source,destination")]
    [InlineData("vmac64(aes)", "(key) (key)", "key,source,destination")]
    public void AHashTakesAKeyWhereItHasOne(string algorithm, string constructors, string hashData)
    {
        Type hash = Load($"\"{algorithm}\"", "KernelHash");
        Assert.Equal(constructors, string.Join(" ", hash.GetConstructors().Select(constructor => $"({Parameters(constructor)})").Order(StringComparer.Ordinal)));
        Assert.Equal(hashData, Parameters(Assert.Single(hash.GetMethods(), method => method.Name == "HashData" && method.ReturnType == typeof(int) && !TakesStream(method))));
        Assert.Equal(hashData, Parameters(Assert.Single(hash.GetMethods(), method => method.Name == "HashData" && method.ReturnType == typeof(int) && TakesStream(method))));
    }

    private static bool TakesStream(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Stream));

    [Theory]
    [InlineData("stdrng", "", 0)]
    [InlineData("jitterentropy_rng", "", 0)]
    [InlineData("ansi_cprng", "seed", 48)]
    [InlineData("fips(ansi_cprng)", "seed", 48)]
    public void AGeneratorTakesASeedWhereItHasNone(string algorithm, string constructor, int seedSize)
    {
        Type random = Load($"\"{algorithm}\"", "KernelRandom");
        Assert.Equal(constructor, Parameters(random.GetConstructors().Single()));
        Assert.Equal(seedSize, Constant(random, "SeedSize"));
        Assert.Equal(typeof(object), random.BaseType);
    }

    [Fact]
    public void ConstantsOfAHash()
    {
        Assert.Equal(32, Constant(Load("\"sha256\"", "KernelHash"), "HashSizeInBytes"));
        Type hmac = Load("\"hmac(sha3-224)\"", "KernelHash");
        Assert.Equal(28, Constant(hmac, "HashSizeInBytes"));
        Assert.Equal(16384, Constant(hmac, "MaxKeySize"));
        Assert.Null(hmac.GetProperty("KeySizes"));
        Assert.Equal([16, 24, 32], KeySizes(Load("\"cmac(aes)\"", "KernelHash")));
        Assert.Equal(Enumerable.Range(1, 64), KeySizes(Load("\"blake2b-160\"", "KernelHash")));
        Assert.Equal(16, Constant(Load("\"vmac64(aes)\"", "KernelHash"), "PrefixSize"));
    }

    [Theory]
    [InlineData("gcm(aes)", "key", true)]
    [InlineData("rfc7539(chacha20,poly1305)", "key")]
    [InlineData("rfc4106(gcm(aes))", "key,salt", true)]
    [InlineData("rfc4309(ccm(aes))", "key,salt", true)]
    [InlineData("rfc4543(gcm(aes))", "key,salt")]
    [InlineData("rfc7539esp(chacha20,poly1305)", "key,salt")]
    [InlineData("rfc3686(ctr(aes))", "key,nonce")]
    [InlineData("authenc(hmac(sha1),cbc(des3_ede))", "authenticationKey,encryptionKey", true)]
    public void ThePublicConstructorTakesTheKeyInItsParts(string algorithm, string parameters, bool hasTagSizes = false)
    {
        Type type = Load($"\"{algorithm}\"");
        string tagSize = hasTagSizes ? ",tagSize" : "";
        Assert.Equal([parameters + tagSize, "key" + tagSize], type.GetConstructors().Select(Names));
        Assert.Equal([parameters, "key"], type.GetMethods().Where(method => method.Name == "Rekey").Select(Names));

        static string Names(MethodBase method) => string.Join(",", method.GetParameters().Select(parameter => parameter.Name));
    }

    [Theory]
    [InlineData("gcm(aes)", true)]
    [InlineData("authenc(hmac(sha256),cbc(aes))", true)]
    [InlineData("rfc4106(gcm(aes))", false)]
    [InlineData("rfc7539esp(chacha20,poly1305)", false)]
    public void OnlyTheAssociatedDataOfAPacketIsNotOptional(string algorithm, bool optional)
    {
        ParameterInfo[] associatedData = [.. Load($"\"{algorithm}\"").GetMethods().Where(method => method.Name == "Encrypt").Select(method => method.GetParameters()[^1])];
        Assert.Equal([("associatedData", optional), ("associatedData", false)], associatedData.Select(parameter => (parameter.Name, parameter.IsOptional)));
    }

    // The pseudo-random function of a derivation gives whole digests, and CBC-MAC is none for messages of different lengths.
    [Theory]
    [InlineData("\"hmac(sha256)\"", 32, true)]
    [InlineData("\"hmac(sha256)\", TruncatedSizeInBytes = 32", 32, true)]
    [InlineData("\"hmac(sha256)\", TruncatedSizeInBytes = 16", 16, false)]
    [InlineData("\"cmac(aes)\"", 16, true)]
    [InlineData("\"cbcmac(aes)\"", 16, false)]
    [InlineData("\"vmac64(aes)\"", 8, false)]
    [InlineData("\"sha256\", TruncatedSizeInBytes = 1", 1, false)]
    public void KeysAreDerivedWithWholeDigests(string arguments, int size, bool derivesKeys)
    {
        Type type = Load(arguments, "KernelHash");
        Assert.Equal((size, derivesKeys), (Constant(type, "HashSizeInBytes"), type.GetInterfaces().Any(implemented => implemented.Name.StartsWith("IKeyedHash", StringComparison.Ordinal))));
    }

    [Fact]
    public void EveryMemberSaysThatItIsGenerated() =>
        Assert.All(
            Load("\"gcm(aes)\"").GetMembers(Declared).Where(member => member is not MethodInfo { IsSpecialName: true } and not ConstructorInfo { IsStatic: true }),
            member => Assert.Equal("KcapiGen.Generator", member.GetCustomAttribute<GeneratedCodeAttribute>()?.Tool));

    [Theory]
    [InlineData(AlgorithmFamily.Cipher, "KernelCipher")]
    [InlineData(AlgorithmFamily.Hash, "KernelHash")]
    [InlineData(AlgorithmFamily.Random, "KernelRandom")]
    public void EveryWellKnownNameCompilesWithoutAWarning(object family, string attribute)
    {
        string[] sources =
        [
            .. WellKnownNames.Of((AlgorithmFamily)family)
                .Select((name, index) => Tests.Declared.Class($"\"{name}\", Fallback = KcapiGen.KernelFallback.InProcess", $"Example{index}", attribute)),
        ];
        Assert.NotEmpty(sources);
        GeneratorRun run = GeneratorRun.Of(sources);
        Assert.Equal(sources.Length, run.Result.GeneratedSources.Length);
        Assert.Empty(run.Output.VisibleDiagnostics());
    }

    [Fact]
    public void TheSecondPartMayAddOverloadsAndInterfaces()
    {
        GeneratorRun run = GeneratorRun.Of(Tests.Declared.Class("\"gcm(aes)\""), """
            namespace Users;

            partial class Example : System.IDisposable
            {
                /// <summary>Another.</summary>
                public void Encrypt(byte[] message) => Encrypt(default, message, message, default);

                /// <summary>Another.</summary>
                public Example Reinit(int count) => count == 0 ? this : Reinit();

                /// <summary>Another.</summary>
                public void Dispose(bool really) => Dispose();
            }
            """);
        Assert.Empty(run.Output.VisibleDiagnostics());
    }

    private static Type Load(string attributeArguments, string attribute = "KernelCipher")
    {
        using var image = new MemoryStream();
        Compilation compilation = GeneratorRun.Of(Tests.Declared.Class(attributeArguments, attribute: attribute)).Output;
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Assembly.Load(image.ToArray()).GetType("Users.Example")!;
    }

    private static object? Constant(Type type, string name) => type.GetField(name)!.GetRawConstantValue();

    private static string Parameters(MethodBase method) => string.Join(",", method.GetParameters().Select(parameter => parameter.Name));

    private delegate ReadOnlySpan<int> SizesGetter();

    private static int[] KeySizes(Type type) => type.GetProperty("KeySizes")!.GetMethod!.CreateDelegate<SizesGetter>()().ToArray();
}
