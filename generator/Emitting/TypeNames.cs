namespace KcapiGen.Generator.Emitting;

/// <summary>The types that emitted code names, qualified so that nothing in the user's code can stand in their way.</summary>
internal static class TypeNames
{
    public const string Bytes = "global::System.ReadOnlySpan<byte>";
    public const string WritableBytes = "global::System.Span<byte>";
    public const string Integers = "global::System.ReadOnlySpan<int>";
    public const string Stream = "global::System.IO.Stream";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string Disposable = "global::System.IDisposable";
    public const string KernelSupport = "global::KcapiGen.KernelSupport";
    public const string KernelBackend = "global::KcapiGen.KernelBackend";
    public const string KernelFallback = "global::KcapiGen.KernelFallback";
    public const string CipherStream = "global::KcapiGen.CipherStream";
    public const string KeyringKey = "global::KcapiGen.KeyringKey";
    public const string AlgorithmSupport = "global::KcapiGen.Handles.AlgorithmSupport";
    public const string CipherKey = "global::KcapiGen.Definitions.CipherKey";
    public const string NonceFormat = "global::KcapiGen.Definitions.NonceFormat";
    public const string MessageLength = "global::KcapiGen.Definitions.MessageLength";

    public static string ReadOnlySpanOf(string type) => $"global::System.ReadOnlySpan<{type}>";

    /// <summary>On members and not on the type, because the other part of the type is the user's.</summary>
    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"KcapiGen.Generator\", \"{typeof(TypeNames).Assembly.GetName().Version.ToString(3)}\")]";
}
