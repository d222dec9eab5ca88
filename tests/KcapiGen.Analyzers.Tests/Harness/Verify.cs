using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KcapiGen.Analyzers.Tests.Harness;

/// <summary>Compares what is reported with what a source has marked.</summary>
internal static class Verify
{
    /// <summary>A declaration at the top of a file that says <c>using KcapiGen;</c>.</summary>
    public static Task DeclarationAsync(string marked) => DiagnosticsAsync($"using KcapiGen;\n{marked}");

    /// <summary>Every diagnostic of an analyzer and every error of the compiler is marked, and nothing else.</summary>
    /// <returns>The diagnostics.</returns>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(params string[] marked)
    {
        Markup[] files = [.. marked.Select(Markup.Parse)];
        ImmutableArray<Diagnostic> diagnostics = await TestProject
            .Create([.. files.Select(file => file.Source)])
            .DiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            files.SelectMany((file, index) => file.Diagnostics.Select(expected => $"File{index}.cs {expected.Span} {expected.Id}")).Order(StringComparer.Ordinal),
            diagnostics.Select(diagnostic => $"{Path.GetFileName(diagnostic.Location.SourceTree?.FilePath)} {diagnostic.Location.SourceSpan} {diagnostic.Id}").Order(StringComparer.Ordinal));
        return diagnostics;
    }

    /// <summary>The one diagnostic of the source has this message.</summary>
    public static async Task MessageAsync(string marked, string message) =>
        Assert.Equal(message, Assert.Single(await DiagnosticsAsync($"using KcapiGen;\n{marked}")).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
