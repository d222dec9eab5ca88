namespace KcapiGen.Analyzers.Tests;

/// <summary>The rule that a class of tests is for. Methods that show it report are called Reports…, those that show it keep quiet IsSilent….</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RuleAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}
