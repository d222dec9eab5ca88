using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>Many messages in one call.</summary>
internal static class BatchEmitter
{
    private const string MessagesFail =
        """<exception cref="global::KcapiGen.CipherBatchException">Thrown when messages fail, which it names by their index. All the others are done.</exception>""";

    private const string OneIsForged =
        """<exception cref="global::System.Security.Cryptography.AuthenticationTagMismatchException">Thrown when exactly one message fails, because it is not authentic. The inner exception says which.</exception>""";

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
        <remarks>One that fails keeps no other from being done. The order in which they are done is open, so no output may overlap another message.</remarks>
        {Param("messages", "The messages. Nothing is done if one of them has a buffer of the wrong size.")}
        {WrongSize("A message has a buffer of the wrong size; the message says which.")}
        {failures}
        {HandleErrors}
        """,
        $"""
        public void {operation}Batch({TypeNames.ReadOnlySpanOf($"global::KcapiGen.{message}")} messages) =>
            {GeneratedMembers.Handle}.{operation}Batch(messages);
        """);
}
