using System.Collections.Immutable;
using System.Composition;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KcapiGen.CodeFixes;

/// <summary>KCG101 to KCG104: moves the statement that ends the memory's life after the Op, or copies the memory instead of lending it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LendingFix)), Shared]
public sealed class LendingFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds
        => [Rule.OutOfScope.Id, Rule.ReturnedToPool.Id, Rule.Freed.Id, Rule.Written.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllInDocument.Create("Keep lent memory until Op has read it", FixAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Place(root, diagnostic) is not { } place || Fix(root, place) is null)
            {
                continue;
            }

            string title = IsUpdate(place) ? "Give a copy instead of lending" : "Move behind the Op";
            context.RegisterCodeFix(
                CodeAction.Create(title, cancellation => FixAsync(context.Document, [diagnostic], cancellation), nameof(LendingFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        InvocationExpressionSyntax[] places =
            [.. diagnostics.Select(diagnostic => Place(root, diagnostic)).OfType<InvocationExpressionSyntax>().Distinct()];
        root = root.TrackNodes(places);
        foreach (InvocationExpressionSyntax place in places)
        {
            if (root.GetCurrentNode(place) is { } current)
            {
                root = Fix(root, current) ?? root;
            }
        }

        return document.WithSyntaxRoot(root);
    }

    private static SyntaxNode? Fix(SyntaxNode root, InvocationExpressionSyntax place)
        => IsUpdate(place) ? LendToCopy.Apply(root, place) : MoveBehindOp.Apply(root, place);

    // A write stays where it is. The fix changes the Update before it.
    private static InvocationExpressionSyntax? Place(SyntaxNode root, Diagnostic diagnostic)
    {
        Location? location = diagnostic.Id == Rule.Written.Id ? diagnostic.AdditionalLocations.FirstOrDefault() : diagnostic.Location;
        return location is null ? null : root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) as InvocationExpressionSyntax;
    }

    private static bool IsUpdate(InvocationExpressionSyntax call)
        => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Update" };
}
