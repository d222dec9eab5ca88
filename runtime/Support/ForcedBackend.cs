namespace KcapiGen.Support;

/// <summary>The backend that the environment or the application forces, whatever declarations allow.</summary>
internal static class ForcedBackend
{
    /// <summary>The environment variable that forces a backend: <c>kernel</c> or <c>inprocess</c>.</summary>
    public const string Variable = "KCAPIGEN_BACKEND";

    /// <summary>The AppContext switch with the same meaning, for applications. The environment variable overrides it.</summary>
    public const string Switch = "KcapiGen.Backend";

    // Read once, because whoever starts the program sets it.
    private static readonly string? FromEnvironment = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Gets the forced backend, or null. The switch is read each time, because an application can set it at any time.</summary>
    /// <exception cref="InvalidOperationException">The variable or the switch has another value.</exception>
    public static KernelBackend? Value
        => Parse(Variable, FromEnvironment) ?? Parse(Switch, AppContext.GetData(Switch) as string);

    /// <summary>Returns what forces a backend, as part of a sentence.</summary>
    public static string Forces(string backend) => $"{Variable} or the switch {Switch} forces {backend}";

    private static KernelBackend? Parse(string source, string? value) => value switch
    {
        null or "" => null,
        "kernel" => KernelBackend.Kernel,
        "inprocess" => KernelBackend.InProcess,
        _ => throw new InvalidOperationException($"{source} is '{value}'; it must be 'kernel' or 'inprocess', or not be set."),
    };
}
