using System.Diagnostics;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Stock;

/// <summary>Everything that the running kernel's crypto has, loaded or not.</summary>
internal static class KernelStock
{
    private static readonly string Modules = $"/lib/modules/{Machine.KernelRelease}";

    private static readonly Lazy<IReadOnlyList<Dictionary<string, string>>> Loaded = new(LoadAll);

    /// <summary>The names that modules answer to, and those that are built in: algorithms, templates and drivers (MODULE_ALIAS_CRYPTO).</summary>
    public static IReadOnlyList<string> Aliases()
    {
        const string Prefix = "crypto-";
        IEnumerable<string> modules = File.ReadLines($"{Modules}/modules.alias").Where(line => line.StartsWith("alias ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);
        IEnumerable<string> builtIn = File.ReadAllText($"{Modules}/modules.builtin.modinfo").Split('\0').Select(line => line.Split("alias=")[^1]);
        return [.. modules.Concat(builtIn).Where(alias => alias.StartsWith(Prefix, StringComparison.Ordinal)).Select(alias => alias[Prefix.Length..]).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What /proc/crypto lists when every module is loaded.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Entries => Loaded.Value;

    private static IReadOnlyList<Dictionary<string, string>> LoadAll()
    {
        // tcrypt is no algorithm: it runs tests when it is loaded.
        string[] names =
        [
            .. new[] { "crypto", "arch/x86/crypto", "arch/arm64/crypto" }
                .Select(folder => $"{Modules}/kernel/{folder}")
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.GetFiles(folder, "*.ko*"))
                .Select(file => Path.GetFileName(file).Split('.')[0])
                .Where(name => name != "tcrypt"),
        ];

        // One that this processor cannot run says so, and leaves the others.
        using Process load = Process.Start(new ProcessStartInfo("modprobe", ["-a", "-q", .. names]) { RedirectStandardError = true })!;
        load.StandardError.ReadToEnd();
        load.WaitForExit();
        return ProcCryptoEntries.All();
    }
}
