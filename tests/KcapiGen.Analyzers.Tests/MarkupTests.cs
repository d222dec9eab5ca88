using KcapiGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

public class MarkupTests
{
    [Fact]
    public void MarksAreTakenOutAndRemembered()
    {
        Markup markup = Markup.Parse("a {|KCG001:{|CS12:b|} c|} d");
        Assert.Equal("a b c d", markup.Source);
        Assert.Equal([new("CS12", TextSpan.FromBounds(2, 3)), new("KCG001", TextSpan.FromBounds(2, 5))], markup.Diagnostics);
    }

    [Fact]
    public Task AnUnexpectedDiagnosticFailsATest() =>
        Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Verify.DiagnosticsAsync("[KcapiGen.KernelCipher(\"nothing\")] partial class C;"));

    [Fact]
    public Task AMissingDiagnosticFailsATest() =>
        Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Verify.DiagnosticsAsync("class {|KCG001:C|};"));
}
