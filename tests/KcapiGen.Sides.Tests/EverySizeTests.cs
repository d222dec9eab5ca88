using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Sides.Tests;

/// <summary>The kernel and the in-process engine agree with every size of key and of tag.</summary>
/// <remarks>A class of its own, so that it runs beside the random messages.</remarks>
public sealed class EverySizeTests
{
    // A page with the largest tag; for the others whole blocks of every cipher are enough, since the tag is cut from the same bytes.
    private const int LongText = 4096, ShortText = 256;

    [Fact]
    public void OfEveryAlgorithm()
    {
        foreach (Algorithm algorithm in Definitions.OnBothSides)
        {
            int[] keySizes = [.. Generator.Catalogue.InProcess.KeySizes(algorithm)];
            int[] tagSizes = algorithm.Kind == AlgorithmKind.Aead ? [.. algorithm.TagSizes] : [0];
            foreach (int keySize in keySizes)
            {
                AssertAgree(algorithm, keySize, tagSizes[^1], LongText);
            }

            // Neither side's code for the tag knows the key's size, so one key does: Blowfish has 53 sizes, and authenc(hmac(sha512),…) 64 tags.
            foreach (int tagSize in tagSizes[..^1])
            {
                AssertAgree(algorithm, keySizes[^1], tagSize, ShortText);
            }
        }
    }

    private static void AssertAgree(Algorithm algorithm, int keySize, int tagSize, int length)
    {
        int associated = algorithm.NonceFormat == NonceFormat.Esp ? 8 : algorithm.Kind == AlgorithmKind.Aead ? 20 : 0;
        var input = new Case(algorithm.Name, keySize, tagSize, length, associated, algorithm.IvSize, keySize + tagSize, 12345);
        Assert.Equal(Outcome.Of(input, KernelBackend.Kernel), Outcome.Of(input, KernelBackend.InProcess));
    }
}
