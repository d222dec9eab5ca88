using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace KcapiGen.Analyzers.Tests.Harness;

/// <summary>Compares what is reported with what a source has marked.</summary>
internal static class Verify
{
    /// <summary>A declaration at the top of a file that says <c>using KcapiGen;</c>.</summary>
    public static Task DeclarationAsync(string marked) => DiagnosticsAsync($"using KcapiGen;\n{marked}");

    /// <summary>As <see cref="DeclarationAsync"/>, for a rule that only informs.</summary>
    public static Task InformationAsync(string id, string marked) => DiagnosticsAsync(id, [$"using KcapiGen;\n{marked}"]);

    /// <summary>As <see cref="InformationAsync"/>, in a project that says which kernels it runs on.</summary>
    public static Task OnKernelsAsync(string id, string kernels, string marked) => DiagnosticsAsync(
        id,
        [$"using KcapiGen;\n{marked}"],
        $"is_global = true\nbuild_property.KcapiGenKernels = {kernels}\n");

    /// <summary>As <see cref="InformationAsync"/>, in a project that prefers the in-process engine.</summary>
    public static Task PreferringInProcessAsync(string id, string marked) => DiagnosticsAsync(
        id,
        [$"using KcapiGen;\n{marked}"],
        "is_global = true\nbuild_property.KcapiGenPrefer = InProcess\n");

    /// <summary>Every warning and error of an analyzer and every error of the compiler is marked, and nothing else.</summary>
    /// <returns>The diagnostics.</returns>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(params string[] marked) => DiagnosticsAsync(null, marked);

    /// <summary>
    /// What a test of a rule counts: its own diagnostics, and whatever is more than information. What kernels allow is said of nearly every declaration,
    /// and counts in the tests of those rules only.
    /// </summary>
    public static bool Counts(Diagnostic diagnostic, string? id) =>
        diagnostic.Id == id || (diagnostic.Severity > DiagnosticSeverity.Info && diagnostic.Descriptor.Category != "KcapiGen.Reach");

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string? id, string[] marked, string options = "")
    {
        Markup[] files = [.. marked.Select(Markup.Parse)];
        Project project = TestProject.Create([.. files.Select(file => file.Source)])
            .AddAnalyzerConfigDocument("options.globalconfig", SourceText.From(options), filePath: "/options.globalconfig").Project;
        ImmutableArray<Diagnostic> diagnostics = [.. (await project.DiagnosticsAsync(TestContext.Current.CancellationToken)).Where(diagnostic => Counts(diagnostic, id))];
        Assert.Equal(
            files.SelectMany((file, index) => file.Diagnostics.Select(expected => $"File{index}.cs {expected.Span} {expected.Id}")).Order(StringComparer.Ordinal),
            diagnostics.Select(diagnostic => $"{Path.GetFileName(diagnostic.Location.SourceTree?.FilePath)} {diagnostic.Location.SourceSpan} {diagnostic.Id}").Order(StringComparer.Ordinal));
        return diagnostics;
    }

    /// <summary>The one diagnostic of the source has this message.</summary>
    public static async Task MessageAsync(string marked, string message, string? id = null) =>
        Assert.Equal(message, Assert.Single(await DiagnosticsAsync(id, [$"using KcapiGen;\n{marked}"])).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
