using KcapiGen.Generator.Names;

namespace KcapiGen.Generator.Catalogue;

/// <summary>What names mean: <c>xts(aes)</c> → a skcipher with keys of 32, 48 or 64 bytes, …</summary>
internal static class AlgorithmCatalogue
{
    public static IReadOnlyDictionary<string, Algorithm> Primitives { get; } = Catalogue.Primitives.All.ToDictionary(p => p.Name);

    public static IReadOnlyDictionary<string, Template> Templates { get; } =
        SkcipherTemplates.All.Concat(AeadTemplates.All).Append(EssivTemplate.Essiv).Concat(HashTemplates.All).Concat(RandomTemplates.All).ToDictionary(t => t.Name);

    /// <returns>The algorithm, or null and why there is none.</returns>
    public static Algorithm? Resolve(AlgorithmName name, out string? reason)
    {
        if (name.Arguments.Count == 0)
        {
            return ResolvePrimitive(name.Head, out reason);
        }

        if (!Templates.TryGetValue(name.Head, out Template? template))
        {
            reason = Primitives.ContainsKey(name.Head) ? $"{name.Head} takes no arguments" : NotKnown(name.Head);
            return null;
        }

        if (name.Arguments.Count != template.Parameters.Length)
        {
            reason = $"{name.Head} takes {Count(template.Parameters.Length)}, not {name.Arguments.Count}";
            return null;
        }

        return ResolveTemplate(name, template, out reason);
    }

    private static Algorithm? ResolvePrimitive(string name, out string? reason)
    {
        if (Primitives.TryGetValue(name, out Algorithm? primitive))
        {
            reason = null;
            return primitive;
        }

        reason = Templates.TryGetValue(name, out Template? template) ? $"{name} takes {Count(template.Parameters.Length)}, not 0" : NotKnown(name);
        return null;
    }

    private static Algorithm? ResolveTemplate(AlgorithmName name, Template template, out string? reason)
    {
        List<Algorithm> arguments = [];
        foreach (AlgorithmName argument in name.Arguments)
        {
            if (Resolve(argument, out reason) is not { } algorithm)
            {
                return null;
            }

            Parameter parameter = template.Parameters[arguments.Count];
            if (!parameter.Accepts(algorithm))
            {
                reason = $"{name.Head} wants {parameter.Wants}; {argument} is {algorithm.Description}";
                return null;
            }

            arguments.Add(algorithm);
        }

        reason = template.Conflict(arguments);
        return reason is null ? template.Build(arguments) with { Name = name.ToString() } : null;
    }

    private static string NotKnown(string head) => $"it has no '{head}'";

    private static string Count(int arguments) => arguments == 1 ? "1 argument" : $"{arguments} arguments";
}
