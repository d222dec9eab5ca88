namespace KcapiGen.Reliability.Tests.Secrets;

/// <summary>One use of the library with the secret as its key, password or plaintext, after which the secret is nowhere.</summary>
/// <param name="Name">What it is called in a finding.</param>
/// <param name="Run">The use: it zeroes what it has itself of the secret.</param>
internal sealed record SecretUse(string Name, Action Run)
{
    /// <summary>Every use there is.</summary>
    public static IReadOnlyList<SecretUse> All { get; } = [.. KeyUses.All, .. PlaintextUses.All];
}
