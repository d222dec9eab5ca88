using System.Collections.Immutable;
using System.Composition;
using KcapiGen.Generator.Analyzers;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace KcapiGen.CodeFixes;

/// <summary>KCG003: writes the nearest name in the catalogue.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceNameFix)), Shared]
public sealed class ReplaceNameFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rule.UnknownAlgorithm.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllInDocument.Create("Use the nearest known name", FixAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Name(root!, diagnostic) is null)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Change to '{Replacement(diagnostic)}'",
                    cancellation => FixAsync(context.Document, [diagnostic], cancellation),
                    nameof(ReplaceNameFix)),
                diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (Name(editor.OriginalRoot, diagnostic) is not { } name)
            {
                continue;
            }

            SyntaxToken literal = SyntaxFactory.Literal(Replacement(diagnostic)!);
            ExpressionSyntax replacement = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, literal);
            editor.ReplaceNode(name, replacement.WithTriviaFrom(name));
        }

        return editor.GetChangedDocument();
    }

    private static string? Replacement(Diagnostic diagnostic)
        => diagnostic.Properties.TryGetValue(DeclarationAnalyzer.ReplacementProperty, out string? name) ? name : null;

    // A name that is not a literal may have other uses, so it is left alone.
    private static LiteralExpressionSyntax? Name(SyntaxNode root, Diagnostic diagnostic)
        => Replacement(diagnostic) is not null
            ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as LiteralExpressionSyntax
            : null;
}
