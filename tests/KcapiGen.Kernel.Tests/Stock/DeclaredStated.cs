using System.Reflection;

namespace KcapiGen.Kernel.Tests.Stock;

/// <summary>The classes of StatedDeclarations.cs. Their tests run beside others, and the kernel lists what they open.</summary>
internal static class DeclaredStated
{
    public static IEnumerable<string> Names { get; } =
    [
        .. typeof(DeclaredStated).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<KernelCipherAttribute>() is { KeySizes: not null } || type.GetCustomAttribute<KernelHashAttribute>() is { HashSizeInBytes: > 0 })
            .Select(type => (string)type.GetField("AlgorithmName")!.GetRawConstantValue()!),
    ];
}
