namespace KcapiGen;

/// <summary>What was found out about an answer of the kernel: the reason, the reason in a sentence, and what a person can do.</summary>
internal sealed record KernelFinding(KernelSupportReason Reason, string Explanation, string Remedy);
