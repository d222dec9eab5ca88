using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Declarations;

/// <summary>Something wrong with a declaration, in the terms of a diagnostic but without a place in source: the reader keeps none.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Arguments">The arguments of its message.</param>
/// <param name="Replacement">What a fix would write instead: a name of an algorithm or of an attribute.</param>
internal sealed record DeclarationProblem(DiagnosticDescriptor Rule, string[] Arguments, string? Replacement = null)
{
    /// <summary>The named argument of the attribute that is wrong; null where the name of the algorithm or the class is.</summary>
    public string? Argument { get; init; }

    /// <summary>Whether the declaration is valid all the same, so that its class is generated.</summary>
    public bool IsWarning => Rule.DefaultSeverity != DiagnosticSeverity.Error;
}
