using System.Collections.Immutable;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KcapiGen.Generator.Declarations;

/// <summary>What an attribute says of the kernel and the in-process engine: which is asked first, and whether the engine is the fallback.</summary>
internal sealed class StatedSides(AttributeData attribute)
{
    /// <summary>The MSBuild property with which an application prefers a side for the classes that state none.</summary>
    public const string PropertyName = "KcapiGenPrefer";

    // The names of the properties of the attributes.
    private const string FallbackName = "Fallback";
    private const string PreferName = "Prefer";

    // Enumerations come as the underlying integer. Those of the runtime have the same two values: of KernelFallback 0 is None.
    private readonly int? _fallback = Integer(attribute, FallbackName);
    private readonly int? _prefer = Integer(attribute, PreferName);

    /// <summary>Whether the fallback is the in-process engine.</summary>
    public bool FallsBackInProcess => _fallback == (int)Side.InProcess;

    /// <summary>The side that is asked first; null where none is stated.</summary>
    public Side? Prefers => (Side?)_prefer;

    /// <summary>Returns whether the engine is used in a project, first or as the fallback.</summary>
    /// <param name="preferred">The side that the project prefers; null if it does not say.</param>
    public bool AllowInProcess(Side? preferred) => FallsBackInProcess || (Prefers ?? preferred) == Side.InProcess;

    /// <summary>Returns the side that <see cref="PropertyName"/> prefers. Other values are reported by the targets of the package.</summary>
    public static Side? Preferred(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue($"build_property.{PropertyName}", out string? text)
        && text.Trim().Equals(nameof(Side.InProcess), StringComparison.OrdinalIgnoreCase)
            ? Side.InProcess
            : null;

    /// <summary>KCG008 where the engine does not have what is asked of it, and KCG009 where a value is none of its enumeration.</summary>
    public void Check(Algorithm algorithm, Side? preferred, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        CheckValue(algorithm, FallbackName, _fallback, "KernelFallback.None or KernelFallback.InProcess", problems);
        CheckValue(algorithm, PreferName, _prefer, "KernelBackend.Kernel or KernelBackend.InProcess", problems);
        if (InProcess.Has(algorithm))
        {
            return;
        }

        if (FallsBackInProcess)
        {
            problems.Add(new(Rule.NoFallback, [algorithm.Name, "to fall back on: remove the fallback"]) { Argument = FallbackName });
        }

        if (Prefers == Side.InProcess)
        {
            problems.Add(new(Rule.NoFallback, [algorithm.Name, "to prefer: remove the preference"]) { Argument = PreferName });
        }
        else if (Prefers is null && preferred == Side.InProcess && !FallsBackInProcess)
        {
            problems.Add(new(Rule.NoFallback, [algorithm.Name, $"to prefer, as {PropertyName} asks: state Prefer = KernelBackend.Kernel"]));
        }
    }

    private static void CheckValue(
        Algorithm algorithm, string property, int? value, string values, ImmutableArray<DeclarationProblem>.Builder problems)
    {
        if (value is < (int)Side.Kernel or > (int)Side.InProcess)
        {
            problems.Add(new(Rule.StatedSizes, [algorithm.Name, $"states {property} = {value}, which has no meaning; state {values}"]) { Argument = property });
        }
    }

    private static int? Integer(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(argument => argument.Key == name).Select(argument => argument.Value.Value as int?).FirstOrDefault();
}
