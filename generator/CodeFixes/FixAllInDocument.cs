using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KcapiGen.CodeFixes;

/// <summary>Fixes all diagnostics of a document at once, with the method that fixes one.</summary>
internal static class FixAllInDocument
{
    public static FixAllProvider Create(string title, Func<Document, ImmutableArray<Diagnostic>, CancellationToken, Task<Document>> fix)
        => new Provider(title, fix);

    private sealed class Provider(string title, Func<Document, ImmutableArray<Diagnostic>, CancellationToken, Task<Document>> fix)
        : DocumentBasedFixAllProvider
    {
        protected override string GetFixAllTitle(FixAllContext fixAllContext) => title;

        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
            => await fix(document, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
    }
}
