using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Rules;

/// <summary>
/// Every rule: its id, its texts and its severity. Each has a page and a row of the index in docs/rules/, a line in AnalyzerReleases.Unshipped.md
/// (the build reads the constructor calls, so they are spelled out) and an analyzer that lists it: a test compares all of these.
/// </summary>
internal static class Rule
{
    private const string HelpPages = "https://github.com/kcapigen/kcapigen/blob/main/docs/rules/";
    private const string Declaration = "KcapiGen.Declaration";
    private const string Lifetime = "KcapiGen.Lifetime";
    private const string Security = "KcapiGen.Security";
    private const string Reach = "KcapiGen.Reach";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "KCG001",
        "The declared class is not partial",
        "'{0}' must be partial, because its other part is generated",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG001.md");

    public static readonly DiagnosticDescriptor EnclosingNotPartial = new(
        "KCG002",
        "A type around a declared class is not partial",
        "'{1}' must be partial, because part of its nested class '{0}' is generated",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG002.md");

    public static readonly DiagnosticDescriptor UnknownAlgorithm = new(
        "KCG003",
        "Unknown algorithm",
        "'{0}' {1}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG003.md");

    public static readonly DiagnosticDescriptor MalformedName = new(
        "KCG004",
        "Malformed algorithm name",
        "'{0}' is not the name of an algorithm: at character {1} {2}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG004.md");

    public static readonly DiagnosticDescriptor TagSize = new(
        "KCG005",
        "Tag or digest size that the algorithm does not have",
        "'{0}' cannot have a {1} of {2} bytes: {3}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG005.md");

    public static readonly DiagnosticDescriptor OtherKind = new(
        "KCG006",
        "Attribute of another kind of algorithm",
        "'{0}' is {1}, not a {2}: declare it with [{3}]",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG006.md");

    public static readonly DiagnosticDescriptor NotACipherClass = new(
        "KCG007",
        "Declaration that cannot be a cipher",
        "'{0}' cannot be a {2}: {1}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG007.md");

    public static readonly DiagnosticDescriptor NoFallback = new(
        "KCG008",
        "No in-process implementation for the fallback or the preference asked for",
        "'{0}' has no in-process implementation {1}, or choose an algorithm that has one",
        Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG008.md");

    public static readonly DiagnosticDescriptor StatedSizes = new(
        "KCG009",
        "Stated sizes that are incomplete or contradict the catalogue",
        "The declaration of '{0}' {1}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG009.md");

    public static readonly DiagnosticDescriptor OutOfScope = new(
        "KCG101",
        "Lent memory goes out of scope before Op",
        "'{0}' {1} before '{2}.Op' reads it; {3}",
        Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG101.md");

    public static readonly DiagnosticDescriptor ReturnedToPool = new(
        "KCG102",
        "Lent memory goes back to its pool before Op",
        "'{0}' is returned to the pool before '{1}.Op' reads it; {2}",
        Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG102.md");

    public static readonly DiagnosticDescriptor Freed = new(
        "KCG103",
        "Lent native memory is freed before Op",
        "'{0}' is freed before '{1}.Op' reads it; {2}",
        Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG103.md");

    public static readonly DiagnosticDescriptor Written = new(
        "KCG104",
        "Lent memory is written before Op",
        "'{0}' is lent to '{1}' and written here before '{1}.Op' reads it, so the new bytes are processed; write after the Op, or "
            + "lend a copy with Update(span)",
        Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG104.md");

    public static readonly DiagnosticDescriptor NotPinned = new(
        "KCG105",
        "A vector made of memory that nothing pins",
        "Nothing pins '{0}' where this vector is created from it, so the garbage collector may move it before 'Op' reads it; use a "
            + "fixed block around Update and Op, Memory.Pin() or a NativeBuffer",
        Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG105.md");

    public static readonly DiagnosticDescriptor NotCollected = new(
        "KCG106",
        "A stream ends with input that no Op collected",
        "'{0}' ends with input that no Op collected, so its output is lost; call '{0}.Op' after the last Update",
        Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG106.md");

    public static readonly DiagnosticDescriptor TooMuchHeld = new(
        "KCG107",
        "More than 16 pages sent with no Op between, on one thread",
        "With this Update '{0}' is given {1} bytes with no Op between; an Update beyond {2} bytes sleeps until another thread calls "
            + "Op, so call '{0}.Op' after every {2} bytes",
        Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG107.md");

    public static readonly DiagnosticDescriptor AfterLast = new(
        "KCG108",
        "Update after the last one",
        "'{0}' was already given its last input, so this Update throws; pass 'last: true' to the last Update only, or begin a new stream",
        Lifetime,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG108.md");

    public static readonly DiagnosticDescriptor NonceReuse = new(
        "KCG201",
        "Nonce or counter that is constant or used again with the same key",
        "The nonce {0}: two messages of '{1}' with the same key and nonce reveal each other; increment the nonce, or fill it with "
            + "RandomNumberGenerator, before each message",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG201.md");

    public static readonly DiagnosticDescriptor LiteralKey = new(
        "KCG202",
        "Key written in the source",
        "The {0} of '{1}' {2}: take it from a key store, a file or the environment",
        Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG202.md");

    public static readonly DiagnosticDescriptor ObsoleteAlgorithm = new(
        "KCG203",
        "Obsolete algorithm",
        "'{0}' is obsolete: {1} {2}; use '{3}' instead",
        Security,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG203.md");

    public static readonly DiagnosticDescriptor PrivilegedOnly = new(
        "KCG301",
        "Not reachable without privileges under Linux 7.3's default policy",
        "Linux 7.3's default policy (crypto.af_alg_restrict = 1) gives '{0}' to {1}, and the declaration has no fallback: {2}",
        Reach,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG301.md");

    public static readonly DiagnosticDescriptor DriverName = new(
        "KCG302",
        "Driver name, refused by Linux 7.3's default policy",
        "'{0}' is the name of a driver, which Linux 7.3's default policy (crypto.af_alg_restrict = 1) refuses to everyone: declare "
            + "'{1}', for which the kernel selects the best driver",
        Reach,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG302.md");

    public static readonly DiagnosticDescriptor RemovedFromKernel = new(
        "KCG303",
        "Removed from Linux",
        "'{0}' was removed from the kernel in Linux {1}, and the declaration has no fallback: {2}",
        Reach,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPages}KCG303.md");
}
