// Types that the compiler asks for by name and netstandard2.0 does not have.
namespace System.Runtime.CompilerServices;

// For `init` and records.
internal static class IsExternalInit;

// For collection expressions of a type of our own.
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    public Type BuilderType { get; } = builderType;

    public string MethodName { get; } = methodName;
}
