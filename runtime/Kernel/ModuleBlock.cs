namespace KcapiGen.Kernel;

/// <summary>What an administrator configured against a module: the files of modprobe, and the kernel's command line.</summary>
internal static class ModuleBlock
{
    // modprobe.d(5), with the folder first whose files hide those of the same name in the others.
    private static readonly string[] Folders = ["/etc/modprobe.d", "/run/modprobe.d", "/usr/local/lib/modprobe.d", "/usr/lib/modprobe.d", "/lib/modprobe.d"];

    /// <summary>Returns what keeps a module from being loaded, such as "the line 'install algif_aead /bin/false' of /etc/modprobe.d/a.conf"; null where nothing that can be read does.</summary>
    public static string? Of(string module) => OfFiles(module) ?? OfCommandLine(module, Machine.KernelCommandLine);

    /// <summary>Whether a line of a file of modprobe keeps a module out.</summary>
    internal static bool IsBlock(string line, string module) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["install", var name, ..] => IsSame(name, module),
        ["blacklist", var name, ..] => IsSame(name, module) && IsAskedForByAlias(module),
        _ => false,
    };

    internal static string? OfCommandLine(string module, string commandLine)
    {
        foreach (string parameter in commandLine.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            // Documentation/admin-guide/kernel-parameters.txt, and modprobe(8).
            bool isBlock = parameter.Split('=', 2) is [var key, var names] && key switch
            {
                "module_blacklist" => names.Split(',').Any(name => IsSame(name, module)),
                "modprobe.blacklist" => IsAskedForByAlias(module) && names.Split(',').Any(name => IsSame(name, module)),
                "initcall_blacklist" => names.Split(',').Contains($"{module}_init"),
                _ => false,
            };
            if (isBlock)
            {
                return $"'{parameter}' on the kernel's command line";
            }
        }

        return null;
    }

    private static string? OfFiles(string module)
    {
        HashSet<string> seen = [];
        foreach (string file in Folders.SelectMany(Machine.FilesIn).Where(file => file.EndsWith(".conf", StringComparison.Ordinal)))
        {
            if (seen.Add(Path.GetFileName(file)) && Machine.Lines(file).FirstOrDefault(line => IsBlock(line, module)) is { } line)
            {
                return $"the line '{line.Trim()}' of {file}";
            }
        }

        return null;
    }

    // A blacklist hides the aliases of a module. The kernel asks for af_alg as net-pf-38 (net/socket.c), and for the others by their names (crypto/af_alg.c).
    private static bool IsAskedForByAlias(string module) => module == "af_alg";

    // modprobe takes - and _ for the same.
    private static bool IsSame(string name, string module) => name.Replace('-', '_') == module;
}
