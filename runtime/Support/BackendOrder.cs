namespace KcapiGen.Support;

/// <summary>The backend that a handle is opened on first, and whether the other one is left alone.</summary>
/// <param name="First">The backend that is asked first.</param>
/// <param name="IsForced">Whether no other backend is asked, whatever the declaration allows.</param>
internal readonly record struct BackendOrder(KernelBackend First, bool IsForced)
{
    /// <summary>The environment variable that forces a backend (<c>kernel</c> or <c>inprocess</c>), or prefers one (<c>prefer-inprocess</c>).</summary>
    public const string Variable = "KCAPIGEN_BACKEND";

    /// <summary>
    /// The AppContext switch with the same meaning, for applications; the MSBuild property <c>KcapiGenPrefer</c> sets it. The environment
    /// variable overrides it.
    /// </summary>
    public const string Switch = "KcapiGen.Backend";

    // Read once, because whoever starts the program sets it.
    private static readonly string? FromEnvironment = Environment.GetEnvironmentVariable(Variable);

    /// <summary>
    /// Returns the order for a declaration: a forced backend; else the one that the declaration prefers; else the one that the variable or the switch
    /// prefers; else the kernel. The switch is read each time, because an application can set it at any time.
    /// </summary>
    /// <param name="declared">The backend that the declaration prefers; null if it does not state one.</param>
    /// <exception cref="InvalidOperationException">The variable or the switch has another value.</exception>
    public static BackendOrder For(KernelBackend? declared) => Of(declared, FromEnvironment, AppContext.GetData(Switch) as string);

    /// <summary>Returns the order for a declaration and these values of the variable and the switch.</summary>
    internal static BackendOrder Of(KernelBackend? declared, string? ofVariable, string? ofSwitch)
    {
        BackendOrder? setting = Parse(Variable, ofVariable) ?? Parse(Switch, ofSwitch);
        return setting is { IsForced: true } forced ? forced : new(declared ?? setting?.First ?? KernelBackend.Kernel, IsForced: false);
    }

    /// <summary>Returns what forces a backend, as part of a sentence.</summary>
    public static string Forces(string backend) => $"{Variable} or the switch {Switch} forces {backend}";

    private static BackendOrder? Parse(string source, string? value) => value switch
    {
        null or "" => null,
        "kernel" => new(KernelBackend.Kernel, IsForced: true),
        "inprocess" => new(KernelBackend.InProcess, IsForced: true),
        "prefer-inprocess" => new(KernelBackend.InProcess, IsForced: false),
        _ => throw new InvalidOperationException($"{source} is '{value}'; it must be 'kernel', 'inprocess' or 'prefer-inprocess', or not be set."),
    };
}
