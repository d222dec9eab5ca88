using System.Reflection;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Names;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Randoms;

/// <summary>A class of RandomDeclarations.cs.</summary>
internal sealed class DeclaredRandom
{
    private readonly Type _type;

    private DeclaredRandom(Type type)
    {
        _type = type;
        Name = (string)type.GetField("AlgorithmName")!.GetRawConstantValue()!;
        SeedSize = (int)type.GetField("SeedSize")!.GetRawConstantValue()!;
    }

    public static IReadOnlyList<DeclaredRandom> All { get; } =
    [
        .. typeof(DeclaredRandom).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<KernelRandomAttribute>() is { Fallback: KernelFallback.None })
            .Select(type => new DeclaredRandom(type))
            .OrderBy(random => random.Name, StringComparer.Ordinal),
    ];

    /// <summary>The names of those that this side must have.</summary>
    public static TheoryData<string> Here => [.. All.Where(random => random.IsHere).Select(random => random.Name)];

    public string Name { get; }

    public int SeedSize { get; }

    public Algorithm Facts => AlgorithmCatalogue.Resolve(NameParser.Parse(Name, out _)!, out _)!;

    public KernelSupport Support => (KernelSupport)_type.GetProperty("Support")!.GetValue(null)!;

    public bool IsSupported => (bool)_type.GetProperty("IsSupported")!.GetValue(null)!;

    private bool IsHere
        => DeclaredCiphers.Side == KernelBackend.Kernel ? Presence.ReasonFor(Name, () => Support.IsAvailable) == KernelSupportReason.Available : Generator.Catalogue.InProcess.Has(Facts);

    public static DeclaredRandom Of(string name) => All.Single(random => random.Name == name);

    public IRandom Open() => Name switch
    {
        AnsiCprng.AlgorithmName => new AnsiCprng(Bytes.Random(SeedSize, seed: 1)),
        FipsAnsiCprng.AlgorithmName => new FipsAnsiCprng(Bytes.Random(SeedSize, seed: 1)),
        _ => (IRandom)Activator.CreateInstance(_type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, null)!,
    };
}
