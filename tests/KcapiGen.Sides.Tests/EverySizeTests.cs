using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Sides.Tests;

/// <summary>The kernel and the in-process engine agree with every size of key and tag.</summary>
/// <remarks>A class of its own, so that it runs beside the random messages.</remarks>
public sealed class EverySizeTests
{
    // A page with the largest tag of each key; for the others whole blocks of every cipher are enough, since the tag is cut from the same bytes.
    private const int LongText = 4096, ShortText = 256;

    [Fact]
    public void OfEveryAlgorithm()
    {
        foreach (Algorithm algorithm in Definitions.OnBothSides)
        {
            int[] tagSizes = algorithm.Kind == AlgorithmKind.Aead ? [.. algorithm.TagSizes] : [0];
            foreach (int keySize in Generator.Catalogue.InProcess.KeySizes(algorithm))
            {
                foreach (int tagSize in tagSizes)
                {
                    int length = tagSize == tagSizes[^1] ? LongText : ShortText;
                    int associated = algorithm.NonceFormat == NonceFormat.Esp ? 8 : algorithm.Kind == AlgorithmKind.Aead ? 20 : 0;
                    var input = new Case(algorithm.Name, keySize, tagSize, length, associated, algorithm.IvSize, keySize + tagSize, 12345);
                    Assert.Equal(Outcome.Of(input, KernelBackend.Kernel), Outcome.Of(input, KernelBackend.InProcess));
                }
            }
        }
    }
}
