using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>Many messages in one call.</summary>
internal static class BatchEmitter
{
    private const string MessagesFail =
        """<exception cref="global::KcapiGen.CipherBatchException">Messages failed; the exception has their indexes. All other messages are done.</exception>""";

    private const string OneIsForged =
        """<exception cref="global::System.Security.Cryptography.AuthenticationTagMismatchException">Exactly one message failed, because it is not authentic. The inner exception says which one.</exception>""";

    public static void Emit(SourceWriter writer, Algorithm algorithm)
    {
        string message = algorithm.Kind == AlgorithmKind.Aead ? "AeadMessage" : "SkcipherMessage";
        Emit(writer, message, "Encrypt", "Encrypts many messages in one call.", MessagesFail);
        if (algorithm.Kind == AlgorithmKind.Aead)
        {
            Emit(writer, message, "Decrypt", "Verifies and decrypts many messages in one call.", $"{OneIsForged}\n{MessagesFail}");
        }
        else
        {
            Emit(writer, message, "Decrypt", "Decrypts many messages in one call.", MessagesFail);
        }
    }

    private static void Emit(SourceWriter writer, string message, string operation, string summary, string failures) => writer.Member(
        $"""
        <summary>{summary}</summary>
        <remarks>If a message fails, the others are still processed. The order is not defined, so no output may overlap another message.</remarks>
        {Param("messages", "The messages. If one of them has a buffer of the wrong size, nothing is done.")}
        {WrongSize("A message has a buffer of the wrong size. The exception's message says which one.")}
        {failures}
        {HandleErrors}
        """,
        $"""
        public void {operation}Batch({TypeNames.ReadOnlySpanOf($"global::KcapiGen.{message}")} messages) =>
            {GeneratedMembers.Handle}.{operation}Batch(messages);
        """);
}
