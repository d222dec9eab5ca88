namespace KcapiGen.Generator.Analyzers.Flow;

/// <summary>A call of the method that is analysed, or of one of its local functions: the stack memory that it made ends with it.</summary>
internal sealed class Frame(bool isOfMethod)
{
    public bool IsOfMethod { get; } = isOfMethod;
}
