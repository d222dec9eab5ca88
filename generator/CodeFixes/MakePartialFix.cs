using System.Collections.Immutable;
using System.Composition;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace KcapiGen.CodeFixes;

/// <summary>KCG001 and KCG002: makes the class and all types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rule.NotPartial.Id, Rule.EnclosingNotPartial.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllInDocument.Create("Make partial", FixAsync);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Make partial", cancellation => FixAsync(context.Document, context.Diagnostics, cancellation), nameof(MakePartialFix)),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);

        IEnumerable<TypeDeclarationSyntax> types = diagnostics
            .SelectMany(diagnostic => editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));
        foreach (TypeDeclarationSyntax type in types)
        {
            editor.ReplaceNode(type, (current, generator) => generator.WithModifiers(current, generator.GetModifiers(current).WithPartial(true)));
        }

        return editor.GetChangedDocument();
    }
}
