using System.Collections.Immutable;
using KcapiGen.Generator.Declarations;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers;

/// <summary>
/// Every diagnostic of a declaration. Each has a page in docs/rules/ and a line in AnalyzerReleases.Unshipped.md
/// (the release tracking of the build reads the constructor calls, so they are spelt out).
/// </summary>
internal static class Descriptors
{
    private const string Category = "KcapiGen.Declaration";
    internal const string HelpPages = "https://github.com/kcapigen/kcapigen/blob/main/docs/rules/";

    private static readonly DiagnosticDescriptor NotPartial = new(
        DiagnosticIds.NotPartial,
        "The declared class is not partial",
        "'{0}' must be partial: the other part of it is generated",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.NotPartial}.md");

    private static readonly DiagnosticDescriptor EnclosingNotPartial = new(
        DiagnosticIds.EnclosingNotPartial,
        "A type around a declared class is not partial",
        "'{1}' must be partial: another part of '{0}', which lies in it, is generated",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.EnclosingNotPartial}.md");

    private static readonly DiagnosticDescriptor UnknownAlgorithm = new(
        DiagnosticIds.UnknownAlgorithm,
        "Unknown algorithm",
        "'{0}' {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.UnknownAlgorithm}.md");

    private static readonly DiagnosticDescriptor MalformedName = new(
        DiagnosticIds.MalformedName,
        "Malformed algorithm name",
        "'{0}' is no name of an algorithm: at character {1} {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.MalformedName}.md");

    private static readonly DiagnosticDescriptor TagSize = new(
        DiagnosticIds.TagSize,
        "Tag or digest size that the algorithm does not have",
        "'{0}' cannot have a {1} of {2} bytes: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.TagSize}.md");

    private static readonly DiagnosticDescriptor OtherKind = new(
        DiagnosticIds.OtherKind,
        "Attribute of another kind of algorithm",
        "'{0}' is {1} and no {2}: declare it with [{3}]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.OtherKind}.md");

    private static readonly DiagnosticDescriptor NotACipherClass = new(
        DiagnosticIds.NotACipherClass,
        "Declaration that cannot be a cipher",
        "'{0}' cannot be a {2}: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.NotACipherClass}.md");

    private static readonly DiagnosticDescriptor NoFallback = new(
        DiagnosticIds.NoFallback,
        "No in-process implementation for the fallback asked for",
        "'{0}' has no in-process implementation to fall back on: leave out the fallback, or choose an algorithm that has one",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.NoFallback}.md");

    private static readonly DiagnosticDescriptor StatedSizes = new(
        DiagnosticIds.StatedSizes,
        "Stated sizes that are incomplete or contradict the catalogue",
        "The declaration of '{0}' {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.StatedSizes}.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, EnclosingNotPartial, UnknownAlgorithm, MalformedName, TagSize, OtherKind, NotACipherClass, NoFallback, StatedSizes,
        .. KeyAndNonceAnalyzer.Descriptors,
        .. AlgorithmChoiceAnalyzer.Descriptors,
        .. KernelReachAnalyzer.Descriptors,
    ];

    public static DiagnosticDescriptor For(string id) => All.First(descriptor => descriptor.Id == id);
}
