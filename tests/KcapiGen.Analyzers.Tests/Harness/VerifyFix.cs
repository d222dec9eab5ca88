using System.Collections.Immutable;
using KcapiGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace KcapiGen.Analyzers.Tests.Harness;

/// <summary>Applies fixes as an editor does.</summary>
internal static class VerifyFix
{
    private static readonly CodeFixProvider[] Providers = [new MakePartialFix(), new ReplaceNameFix(), new ReplaceAttributeFix(), new AddFallbackFix()];

    /// <summary>The fix of the first diagnostic with this id gives the expected text.</summary>
    public static async Task OneAsync(string id, string source, string expected)
    {
        Project project = TestProject.Create(source);
        Project changed = await ApplyAsync(project, Assert.Single(await FixesAsync(project, id)));
        Assert.Equal([expected], await TextsAsync(changed));
    }

    /// <summary>No fix is offered for the diagnostics with this id, of which there is one at least.</summary>
    public static async Task NoneAsync(string id, string source) => Assert.Empty(await FixesAsync(TestProject.Create(source), id));

    /// <summary>Fix All over the solution gives the expected texts, and no diagnostic with this id is left.</summary>
    public static async Task AllAsync(string id, string[] sources, string[] expected)
    {
        Project project = TestProject.Create(sources);
        CodeFixProvider provider = ProviderOf(id);
        CodeAction first = (await FixesAsync(project, id))[0];
        var context = new FixAllContext(
            project.Documents.First(), provider, FixAllScope.Solution, first.EquivalenceKey!, [id], new DiagnosticsOf(id), TestContext.Current.CancellationToken);
        CodeAction all = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;

        Project changed = await ApplyAsync(project, all);
        Assert.Equal(expected, await TextsAsync(changed));
        Assert.DoesNotContain(await changed.DiagnosticsAsync(TestContext.Current.CancellationToken), diagnostic => diagnostic.Id == id);
    }

    private static CodeFixProvider ProviderOf(string id) => Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));

    // Of the first diagnostic with this id.
    private static async Task<List<CodeAction>> FixesAsync(Project project, string id)
    {
        ImmutableArray<Diagnostic> diagnostics = await project.DiagnosticsAsync(TestContext.Current.CancellationToken);
        Diagnostic diagnostic = diagnostics.First(diagnostic => diagnostic.Id == id);
        List<CodeAction> actions = [];
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await ProviderOf(id).RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<string[]> TextsAsync(Project project) =>
        await Task.WhenAll(project.Documents.Select(async document => (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString()));

    private sealed class DiagnosticsOf(string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await project.DiagnosticsAsync(cancellationToken)).Where(diagnostic => diagnostic.Id == id);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
