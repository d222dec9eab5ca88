namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>One use of the library with the secret as its key, password or plaintext, after which the secret is nowhere.</summary>
/// <param name="Name">What it is called in a finding.</param>
/// <param name="Run">The use: it zeroes what it has itself of the secret.</param>
internal sealed record SecretUse(string Name, Action Run)
{
    /// <summary>Returns every use of a side. What the engine composes is of no interest in the kernel, and not every kernel has it.</summary>
    public static IReadOnlyList<SecretUse> Of(KernelBackend side)
        => [.. KeyUses.All, .. PlaintextUses.All, .. side == KernelBackend.InProcess ? ComposedUses.All : []];
}
