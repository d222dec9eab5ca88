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

    /// <summary>
    /// Returns the backend on which a handle would be opened, with a key that is not in the keyring; null when no handle can be opened.
    /// </summary>
    public static KernelBackend? ExpectedBackend(AlgorithmDefinition definition)
    {
        BackendOrder order = BackendOrder.For(definition.Prefer);
        if (order.First == KernelBackend.InProcess && Engine.Has(definition))
        {
            return KernelBackend.InProcess;
        }

        if (order is { First: KernelBackend.InProcess, IsForced: true })
        {
            return null;
        }

        KernelSupport support = KernelDoor.Support(definition);
        if (support.IsAvailable)
        {
            return KernelBackend.Kernel;
        }

        bool fallsBack = order is { First: KernelBackend.Kernel, IsForced: false } && FallsBack(definition, support);
        return fallsBack && Engine.Has(definition) ? KernelBackend.InProcess : null;
    }

    /// <summary>Returns whether a declaration goes on in process after a refusal, unless the kernel is forced.</summary>
    public static bool FallsBack(AlgorithmDefinition definition, KernelSupport support)
        => definition.AllowsInProcess && Diagnosis.AllowsFallback(support);

    /// <summary>
    /// Returns a refusal of the kernel that also says whether a fallback helps. When a backend is forced, the other one is not considered.
    /// </summary>
    public static KernelSupport WithFallback(AlgorithmDefinition definition, KernelSupport support) => support.With(finding =>
    {
        // In FIPS mode, do not advise to avoid the kernel's validated code.
        BackendOrder order = BackendOrder.For(definition.Prefer);
        if (order is { First: KernelBackend.Kernel, IsForced: true } || !Diagnosis.AllowsFallback(support) || finding.Reason == KernelSupportReason.NotApproved)
        {
            return finding;
        }

        if (definition.AllowsInProcess || order.First == KernelBackend.InProcess)
        {
            return Engine.Refusal(definition) is { } refusal ? finding with { Explanation = $"{finding.Explanation} {NorInProcess(refusal)}" } : finding;
        }

        return Engine.Has(definition) ? finding with { Remedy = $"{finding.Remedy} Or declare the class with Fallback = KernelFallback.InProcess." } : finding;
    });

    public static string NorInProcess(string refusal) => $"In process it cannot be had either: {refusal}";
}
