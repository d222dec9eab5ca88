namespace KcapiGen.Support;

/// <summary>The backend that the environment or the application forces, whatever declarations allow.</summary>
internal static class ForcedBackend
{
    /// <summary>The environment variable that forces a side: <c>kernel</c> or <c>inprocess</c>.</summary>
    public const string Variable = "KCAPIGEN_BACKEND";

    /// <summary>The AppContext switch of the same meaning, for applications; the environment variable wins over it.</summary>
    public const string Switch = "KcapiGen.Backend";

    // Read once: it is set by who starts the program.
    private static readonly string? FromEnvironment = Environment.GetEnvironmentVariable(Variable);

    /// <summary>The side that is forced; null where none is. The switch is read anew each time, since an application may set it at any time.</summary>
    /// <exception cref="InvalidOperationException">The variable or the switch says something else.</exception>
    public static KernelBackend? Value
        => Parse(Variable, FromEnvironment) ?? Parse(Switch, AppContext.GetData(Switch) as string);

    /// <summary>Says what forces a side, as the part of a sentence.</summary>
    public static string Forces(string side) => $"{Variable} or the switch {Switch} forces {side}";

    private static KernelBackend? Parse(string source, string? value) => value switch
    {
        null or "" => null,
        "kernel" => KernelBackend.Kernel,
        "inprocess" => KernelBackend.InProcess,
        _ => throw new InvalidOperationException($"{source} is '{value}'; it must be 'kernel' or 'inprocess', or not be set."),
    };
}
