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
using Microsoft.CodeAnalysis.Simplification;

namespace KcapiGen.CodeFixes;

/// <summary>KCG301 and KCG303: adds the fallback on the in-process engine, for an algorithm that the engine has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddFallbackFix)), Shared]
public sealed class AddFallbackFix : CodeFixProvider
{
    private const string Title = "Fall back on the in-process engine";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rule.PrivilegedOnly.Id, Rule.RemovedFromKernel.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllInDocument.Create(Title, FixAsync);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        ImmutableArray<Diagnostic> fixable = [.. context.Diagnostics.Where(CanFallBack)];
        if (fixable.IsEmpty)
        {
            return Task.CompletedTask;
        }

        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellation => FixAsync(context.Document, fixable, cancellation), nameof(AddFallbackFix)),
            fixable);
        return Task.CompletedTask;
    }

    private static bool CanFallBack(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(KernelReachAnalyzer.FallbackProperty);

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in diagnostics.Where(CanFallBack))
        {
            SyntaxNode name = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan);
            AttributeArgumentListSyntax list = name.FirstAncestorOrSelf<AttributeArgumentListSyntax>()!;
            ExpressionSyntax value = SyntaxFactory.ParseExpression("global::KcapiGen.KernelFallback.InProcess")
                .WithAdditionalAnnotations(Simplifier.Annotation);
            if (list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Fallback") is { } none)
            {
                editor.ReplaceNode(none.Expression, value);
            }
            else
            {
                AttributeArgumentSyntax fallback = SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals("Fallback"), null, value);
                editor.ReplaceNode(list, list.AddArguments(fallback.NormalizeWhitespace()));
            }
        }

        return editor.GetChangedDocument();
    }
}
