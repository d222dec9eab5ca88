using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>How many pages the lists of a message can name, by the option memory of a socket.</summary>
public sealed class OpLimitTests
{
    // The defaults of Linux before and after 6.7: 4,096 for the request and for each list of 126 pages, and 76 for each page.
    [Theory]
    [InlineData(20 * 1024, 126)]
    [InlineData(128 * 1024, 1134)]
    [InlineData(8192, 0)]
    [InlineData(0, 0)]
    public void OptionMemoryBoundsThePages(int optionMemory, int pages)
    {
        Assert.Equal(4096, Environment.SystemPageSize);
        Assert.Equal(pages, OpLimit.PagesIn(optionMemory));
    }
}
