using KcapiGen.Generator.Tests.Harness;
using Xunit;

namespace KcapiGen.Generator.Tests;

public class UnifiedDiffTests
{
    [Fact]
    public void ShowsAChangeWithTheLinesAroundIt() => Assert.Equal(
        """
        @@ line 2 @@
         b
         c
         d
        -e
        +E
         f
         g
         h

        """,
        UnifiedDiff.Of("a\nb\nc\nd\ne\nf\ng\nh\ni", "a\nb\nc\nd\nE\nf\ng\nh\ni"));

    [Fact]
    public void ShowsWhatWasAddedAndRemoved() => Assert.Equal("@@ line 1 @@\n-a\n b\n+c\n", UnifiedDiff.Of("a\nb", "b\nc"));
}
