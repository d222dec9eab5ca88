namespace KcapiGen.Generator.Catalogue;

/// <summary>The releases that a project runs on, as its MSBuild property <c>KcapiGenKernels</c> says: <c>6.1-6.12</c>, <c>6.12-</c> for that and later ones, or <c>6.12</c> alone.</summary>
/// <param name="First">The oldest.</param>
/// <param name="Last">The newest; null where later ones count too.</param>
internal sealed record KernelReleases(KernelRelease First, KernelRelease? Last)
{
    public const string PropertyName = "KcapiGenKernels";

    /// <summary>The oldest release that is still served, and all later ones: what a project runs on that does not say anything.</summary>
    public static KernelReleases All { get; } = new(new(6, 1), null);

    /// <returns>The releases, or null where the text does not say any.</returns>
    public static KernelReleases? Parse(string text)
    {
        string[] ends = [.. text.Split('-').Select(end => end.Trim())];
        if (ends.Length > 2 || KernelRelease.Parse(ends[0]) is not { } first)
        {
            return null;
        }

        if (ends.Length == 1)
        {
            return new(first, first);
        }

        if (ends[1].Length == 0)
        {
            return new(first, null);
        }

        return KernelRelease.Parse(ends[1]) is { } last && first <= last ? new(first, last) : null;
    }

    /// <summary>Whether a release, or one after it, is among them.</summary>
    public bool Reach(KernelRelease release) => Last is null || Last >= release;
}
