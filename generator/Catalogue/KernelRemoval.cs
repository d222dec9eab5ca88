namespace KcapiGen.Generator.Catalogue;

/// <summary>That AF_ALG no longer reaches an algorithm.</summary>
/// <param name="Release">The first release without it.</param>
/// <param name="Source">The subject of the commit of Linux that removed it.</param>
internal sealed record KernelRemoval(KernelRelease Release, string Source);
