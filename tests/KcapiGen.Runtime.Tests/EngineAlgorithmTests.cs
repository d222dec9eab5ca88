using KcapiGen.Definitions;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.InProcess;

namespace KcapiGen.Runtime.Tests;

/// <summary>What the generator says that the engine has (KCG008 depends on it) is what the engine has, on this machine's libcrypto.</summary>
public sealed class EngineAlgorithmTests
{
    private static readonly string[] Hashes = ["md4", "md5", "rmd160", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3-256", "sm3"];

    /// <summary>The names that people use, and the combinations besides, the odd ones above all.</summary>
    private static IEnumerable<Algorithm> All =>
        WellKnownNames.All
            .Concat(from hash in Hashes from cipher in new[] { "cbc(aes)", "ctr(aria)", "cbc(des3_ede)", "ofb(aes)", "cfb(sm4)", "xts(aes)", "cts(cbc(aes))" } select $"authenc(hmac({hash}),{cipher})")
            .Concat(from mac in new[] { "cmac(aes)", "cmac(sm4)", "cmac(serpent)", "xcbc(aes)" } from cipher in new[] { "cbc(aes)", "ctr(camellia)", "xts(aes)", "adiantum(xchacha12,aes)" } select $"authenc({mac},{cipher})")
            .Concat(from mode in new[] { "cbc", "ctr", "ofb", "pcbc" } from hash in Hashes select $"essiv({mode}(aes),{hash})")
            .Concat(WellKnownNames.Hashes)
            .Concat(WellKnownNames.Randoms)
            .Concat(from cipher in new[] { "aria", "camellia", "serpent", "sm4", "twofish" } select $"essiv(cbc({cipher}),sha256)")
            .Distinct()
            .Select(name => AlgorithmCatalogue.Resolve(NameParser.Parse(name, out _)!, out _))
            .OfType<Algorithm>();

    [Fact]
    public void TheGeneratorsColumnInProcessIsTheEnginesCatalogue()
    {
        Assert.NotNull(InProcessCrypto.Version);
        Assert.Equal(
            All.Where(algorithm => InProcessCrypto.Has(Define(algorithm, algorithm.KeySizes))).Select(algorithm => algorithm.Name),
            All.Where(Generator.Catalogue.InProcess.Has).Select(algorithm => algorithm.Name));
    }

    [Fact]
    public void WhatItHasItHasForEverySizeOfTheKey() => Assert.Empty(
        from algorithm in All
        where Generator.Catalogue.InProcess.Has(algorithm)
        from size in algorithm.KeySizes
        where !Engine.Has(Define(algorithm, [size]))
        select $"{algorithm.Name} {size}");

    [Fact]
    public void TheVersionIsThatOfTheLibrary() => Assert.StartsWith("OpenSSL 3.", InProcessCrypto.Version, StringComparison.Ordinal);

    private static AlgorithmDefinition Define(Algorithm algorithm, IEnumerable<int> keySizes)
    {
        if (algorithm.Family == AlgorithmFamily.Hash)
        {
            return new HashDefinition { Algorithm = algorithm.Name, HashSizeInBytes = algorithm.DigestSize, KeySizes = [.. keySizes], MaxKeySize = algorithm.MaxKeySize, IsKeyOptional = algorithm.Kind == AlgorithmKind.Hash && algorithm.KeySizes.Count > 0 };
        }

        if (algorithm.Family == AlgorithmFamily.Random)
        {
            return new RandomDefinition { Algorithm = algorithm.Name, SeedSize = algorithm.SeedSize };
        }

        int saltSize = algorithm.KeyLayout == KeyLayout.Authenc ? 0 : algorithm.SaltSize;
        if (algorithm.Kind == AlgorithmKind.Aead)
        {
            int tagSize = algorithm.TagSizes.Max();
            return new AeadDefinition
            {
                Algorithm = algorithm.Name,
                KeySizes = [.. keySizes],
                AuthenticationKeySizes = [.. algorithm.AuthenticationKeySizes],
                SaltSize = saltSize,
                NonceSize = algorithm.IvSize,
                TagSize = tagSize,
                DefaultTagSize = tagSize,
            };
        }

        return new SkcipherDefinition { Algorithm = algorithm.Name, KeySizes = [.. keySizes], SaltSize = saltSize, IvSize = algorithm.IvSize, BlockSize = algorithm.BlockSize, MessageLength = default };
    }
}
