namespace KcapiGen;

/// <summary>What was found out about an answer of the kernel: the reason, the reason as a sentence, and what to do.</summary>
internal sealed record KernelFinding(KernelSupportReason Reason, string Explanation, string Remedy);
