using KcapiGen.Definitions;
using KcapiGen.InProcess;
using KcapiGen.Kernel;
using KcapiGen.Support;

namespace KcapiGen.Backends;

/// <summary>What both backends say about the algorithm of a declaration, before anything is opened.</summary>
internal static class DeclaredSupport
{
    /// <summary>Returns what the kernel says, with a remedy that fits the declaration.</summary>
    public static KernelSupport Of(AlgorithmDefinition definition)
    {
        KernelSupport support = KernelDoor.Support(definition);
        return support.IsAvailable ? support : WithFallback(definition, support);
    }

    /// <summary>Returns the backend on which a handle would be opened; null when no handle can be opened.</summary>
    public static KernelBackend? ExpectedBackend(AlgorithmDefinition definition)
    {
        KernelBackend? forced = ForcedBackend.Value;
        if (forced != KernelBackend.InProcess)
        {
            KernelSupport support = KernelDoor.Support(definition);
            if (support.IsAvailable)
            {
                return KernelBackend.Kernel;
            }

            if (forced == KernelBackend.Kernel || !FallsBack(definition, support))
            {
                return null;
            }
        }

        return Engine.Has(definition) ? KernelBackend.InProcess : null;
    }

    /// <summary>Returns whether the fallback of a declaration is taken after a refusal.</summary>
    public static bool FallsBack(AlgorithmDefinition definition, KernelSupport support)
        => definition.Fallback == KernelFallback.InProcess && Diagnosis.AllowsFallback(support);

    /// <summary>
    /// Returns a refusal of the kernel that also says whether a fallback helps. When a backend is forced, the other one is not considered.
    /// </summary>
    public static KernelSupport WithFallback(AlgorithmDefinition definition, KernelSupport support) => support.With(finding =>
    {
        // In FIPS mode, do not advise to avoid the kernel's validated code.
        if (ForcedBackend.Value == KernelBackend.Kernel || !Diagnosis.AllowsFallback(support) || finding.Reason == KernelSupportReason.NotApproved)
        {
            return finding;
        }

        if (definition.Fallback == KernelFallback.InProcess)
        {
            return Engine.Refusal(definition) is { } refusal ? finding with { Explanation = $"{finding.Explanation} {NorInProcess(refusal)}" } : finding;
        }

        return Engine.Has(definition) ? finding with { Remedy = $"{finding.Remedy} Or declare the class with Fallback = KernelFallback.InProcess." } : finding;
    });

    public static string NorInProcess(string refusal) => $"In process it cannot be had either: {refusal}";
}
