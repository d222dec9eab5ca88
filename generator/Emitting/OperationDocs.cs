using KcapiGen.Generator.Declarations;

namespace KcapiGen.Generator.Emitting;

/// <summary>The sentences that the documentation of several members shares.</summary>
internal static class OperationDocs
{
    public const string HandleErrors =
        """
        <exception cref="global::System.ObjectDisposedException">The handle is disposed.</exception>
        <exception cref="global::System.InvalidOperationException">Another operation or a stream is in progress on this handle.</exception>
        """;

    public const string NoKeyring =
        """<exception cref="global::System.PlatformNotSupportedException">The kernel is older than Linux 6.2, or the handle works in process, where there is no keyring.</exception>""";

    public const string KernelError = """<exception cref="global::KcapiGen.KernelCryptoException">The kernel reported an error.</exception>""";

    public const string OpeningError = """<exception cref="global::KcapiGen.KernelCryptoException">The kernel reported another error.</exception>""";

    public const string OpeningErrorWithKey =
        """<exception cref="global::KcapiGen.KernelCryptoException">The kernel reported another error, such as a weak key.</exception>""";

    /// <summary>Before an overload that a <c>default</c> literal would fit as well as one that takes bytes. Ends the line.</summary>
    public const string LowPriority = "[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]\n";

    public static string NotSupported(AlgorithmDeclaration declaration)
    {
        string who = declaration.AllowsInProcess ? "Neither the kernel nor the in-process engine provides" : "The kernel does not provide";
        return $"<exception cref=\"global::System.PlatformNotSupportedException\">{who} this algorithm to this process. "
            + "The exception's message says why, and what to do.</exception>";
    }

    public static string WrongSize(string where) => $"<exception cref=\"global::System.ArgumentException\">{where}</exception>";

    public static string Param(string name, string text) => $"<param name=\"{name}\">{text}</param>";
}
