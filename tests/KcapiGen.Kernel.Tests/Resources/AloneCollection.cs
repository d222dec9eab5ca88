namespace KcapiGen.Kernel.Tests.Resources;

/// <summary>For tests that look at what the whole process has: no other runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class AloneCollection
{
    public const string Name = "alone";
}
