using System.Collections.Immutable;
using KcapiGen.Generator.Declarations;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers;

/// <summary>Every diagnostic of what a method does with a stream and the memory it lends. Each has a page in docs/rules/, as those of <see cref="Descriptors"/> have.</summary>
internal static class LifetimeDescriptors
{
    private const string Category = "KcapiGen.Lifetime";
    private const string HelpPages = "https://github.com/kcapigen/kcapigen/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor OutOfScope = new(
        DiagnosticIds.OutOfScope,
        "Lent memory goes out of scope before Op",
        "'{0}' {1} before '{2}.Op' reads it; {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.OutOfScope}.md");

    public static readonly DiagnosticDescriptor ReturnedToPool = new(
        DiagnosticIds.ReturnedToPool,
        "Lent memory goes back to its pool before Op",
        "'{0}' is returned to the pool before '{1}.Op' reads it; {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.ReturnedToPool}.md");

    public static readonly DiagnosticDescriptor Freed = new(
        DiagnosticIds.Freed,
        "Lent native memory is freed before Op",
        "'{0}' is freed before '{1}.Op' reads it; {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.Freed}.md");

    public static readonly DiagnosticDescriptor Written = new(
        DiagnosticIds.Written,
        "Lent memory is written before Op",
        "'{0}' is lent to '{1}' and written here before '{1}.Op' reads it, so the new bytes are what is processed; write after the Op, or lend a copy with Update(span)",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.Written}.md");

    public static readonly DiagnosticDescriptor NotPinned = new(
        DiagnosticIds.NotPinned,
        "A vector made of memory that nothing pins",
        "Nothing pins '{0}' where this vector is made of it, so the garbage collector may move it before 'Op' reads it; use a fixed block around Update and Op, Memory.Pin() or a NativeBuffer",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.NotPinned}.md");

    public static readonly DiagnosticDescriptor NotCollected = new(
        DiagnosticIds.NotCollected,
        "A stream ends with input that no Op collected",
        "'{0}' ends with input that no Op collected, so nothing comes of it; call '{0}.Op' after the last Update",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.NotCollected}.md");

    public static readonly DiagnosticDescriptor TooMuchHeld = new(
        DiagnosticIds.TooMuchHeld,
        "More than 16 pages sent with no Op between, on one thread",
        "With this Update '{0}' is given {1} bytes with no Op between, and Update sleeps when {2} are held until another thread calls Op; call '{0}.Op' after every {2} bytes",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.TooMuchHeld}.md");

    public static readonly DiagnosticDescriptor AfterLast = new(
        DiagnosticIds.AfterLast,
        "Update after the last one",
        "'{0}' was given its last input before, so this Update throws; say 'last: true' with the last Update only, or begin a new stream",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}{DiagnosticIds.AfterLast}.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [OutOfScope, ReturnedToPool, Freed, Written, NotPinned, NotCollected, TooMuchHeld, AfterLast];
}
