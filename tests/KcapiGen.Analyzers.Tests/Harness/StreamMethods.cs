namespace KcapiGen.Analyzers.Tests.Harness;

/// <summary>The statements of a method that has a cipher <c>cbc</c>, its <c>iv</c>, a <c>stream</c> begun, <c>text</c>, <c>output</c> and a <c>buffer</c>.</summary>
internal static class StreamMethods
{
    public const string Usings = "using System;\nusing System.Buffers;\nusing System.Runtime.InteropServices;\nusing KcapiGen;\n";

    /// <summary>Every diagnostic that the statements raise is marked in them.</summary>
    public static Task VerifyAsync(string marked) => Verify.DiagnosticsAsync(Source(marked));

    /// <summary>The statements raise the one diagnostic that is marked, with this message.</summary>
    public static Task MessageAsync(string marked, string message) => Verify.MessageAsync(Source(marked), message);

    public static string Source(string statements) =>
        $$"""
        {{Usings}}[KernelCipher("cbc(aes)")] partial class Cbc;
        static class User
        {
            static unsafe int Method(Cbc cbc, byte[] iv, byte[] text, byte[] output, NativeBuffer buffer)
            {
                {{(statements.Contains("Begin", StringComparison.Ordinal) ? "" : "using CipherStream stream = cbc.BeginEncrypt(iv);")}}
        {{string.Join('\n', statements.Split('\n').Select(line => $"        {line}"))}}
            }
        }

        """;
}
