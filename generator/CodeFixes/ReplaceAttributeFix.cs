using System.Collections.Immutable;
using System.Composition;
using KcapiGen.Generator.Analyzers;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace KcapiGen.CodeFixes;

/// <summary>KCG006: declares an algorithm with the attribute for its kind.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceAttributeFix)), Shared]
public sealed class ReplaceAttributeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rule.OtherKind.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllInDocument.Create("Use the attribute for this kind of algorithm", FixAsync);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Change to [{Replacement(diagnostic)}]",
                    cancellation => FixAsync(context.Document, [diagnostic], cancellation),
                    nameof(ReplaceAttributeFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            AttributeSyntax attribute = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()!;
            editor.ReplaceNode(attribute, WithName(attribute, Replacement(diagnostic)));
        }

        return editor.GetChangedDocument();
    }

    // Sizes are removed: tag sizes are for ciphers, and other sizes are superfluous for an algorithm in the catalogue.
    private static AttributeSyntax WithName(AttributeSyntax attribute, string name)
    {
        IdentifierNameSyntax identifier = SyntaxFactory.IdentifierName(name);
        NameSyntax replaced = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.WithRight(identifier),
            AliasQualifiedNameSyntax alias => alias.WithName(identifier),
            _ => identifier,
        };
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList!.Arguments;
        foreach (AttributeArgumentSyntax size in attribute.ArgumentList.Arguments.Where(IsSize))
        {
            arguments = arguments.Remove(arguments.First(argument => argument.IsEquivalentTo(size)));
        }

        return attribute
            .WithName(replaced.WithTriviaFrom(attribute.Name))
            .WithArgumentList(attribute.ArgumentList.WithArguments(arguments));
    }

    private static bool IsSize(AttributeArgumentSyntax argument)
        => argument.NameEquals?.Name.Identifier.ValueText is { } name
            && (name is StatedSizes.TagSizeName or StatedSizes.TruncatedSizeName || StatedSizes.Names.Contains(name));

    private static string Replacement(Diagnostic diagnostic) => diagnostic.Properties[DeclarationAnalyzer.ReplacementProperty]!;
}
