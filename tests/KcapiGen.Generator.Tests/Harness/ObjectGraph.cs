using System.Reflection;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Tests.Harness;

/// <summary>Walks all that is reachable from a value through fields and arrays, and finds what must not be kept from one run to the next.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location),
        typeof(Compilation), typeof(SemanticModel), typeof(AttributeData), typeof(IOperation),
    ];

    public static List<Type> ForbiddenTypesIn(object? root)
    {
        List<Type> found = [];
        Walk(root, new(ReferenceEqualityComparer.Instance), found);
        return found;
    }

    private static void Walk(object? value, HashSet<object> seen, List<Type> found)
    {
        if (value is null or string or Type or Delegate || value.GetType().IsPrimitive || !seen.Add(value))
        {
            return;
        }

        if (Forbidden.Any(type => type.IsInstanceOfType(value)))
        {
            found.Add(value.GetType());
            return;
        }

        if (value is Array array)
        {
            foreach (object? item in array)
            {
                Walk(item, seen, found);
            }
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), seen, found);
            }
        }
    }
}
