using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>A message of any length, as a transform for <c>CryptoStream</c> and from stream to stream, for the ciphers that carry their state on.</summary>
internal static class PipeEmitter
{
    private const string Stream = "global::System.IO.Stream";
    private const string Progress = "global::System.IProgress<long>? progress = null";
    private const string Token = "global::System.Threading.CancellationToken";

    public static void Emit(SourceWriter writer, Algorithm algorithm)
    {
        foreach (string operation in new[] { "Encrypt", "Decrypt" })
        {
            EmitTransform(writer, algorithm, operation);
            EmitStreams(writer, algorithm, operation);
            EmitStreamsAsync(writer, algorithm, operation);
        }
    }

    private static void EmitTransform(SourceWriter writer, Algorithm algorithm, string operation) => writer.Member(
        $"""
        <summary>A transform that {operation.ToLowerInvariant()}s one message, such as for a <see cref="global::System.Security.Cryptography.CryptoStream"/>. It works beside this handle and outlives it.</summary>
        <remarks>Its blocks have {algorithm.ChunkSize} bytes. Nothing is padded: the message is {SkcipherEmitter.LengthRule(algorithm)}.</remarks>
        {SkcipherEmitter.Iv(algorithm)}{(algorithm.IvSize > 0 ? WrongSize("The IV has the wrong size.") + "\n" : "")}<exception cref="global::System.ObjectDisposedException">The handle is disposed.</exception>
        """,
        $"""
        public global::System.Security.Cryptography.ICryptoTransform Create{operation}or({SkcipherEmitter.IvParameter(algorithm, "")}) =>
            {GeneratedMembers.Handle}.CreateTransform(encrypt: {IsEncrypt(operation)}, {SkcipherEmitter.IvArgument(algorithm)});
        """);

    private static void EmitStreams(SourceWriter writer, Algorithm algorithm, string operation) => writer.Member(
        $"""
        <summary>{operation}s one message from a stream to a stream, in bounded memory whatever its length. Nothing is padded.</summary>
        {SkcipherEmitter.Iv(algorithm)}{StreamParams(algorithm)}
        <returns>The number of bytes written.</returns>
        {StreamErrors}
        """,
        $"""
        public long {operation}({SkcipherEmitter.IvParameter(algorithm, ", ")}{Stream} source, {Stream} destination, {Progress}) =>
            {GeneratedMembers.Handle}.Transform(encrypt: {IsEncrypt(operation)}, {SkcipherEmitter.IvArgument(algorithm)}, source, destination, progress);
        """);

    private static void EmitStreamsAsync(SourceWriter writer, Algorithm algorithm, string operation) => writer.Member(
        $"""
        <summary>{operation}s one message from a stream to a stream, in bounded memory whatever its length, and reads ahead while it writes. Nothing is padded.</summary>
        {SkcipherEmitter.Iv(algorithm)}{StreamParams(algorithm)}
        {Param("cancellationToken", "Ends it early; the destination then holds the beginning of the result.")}
        <returns>The number of bytes written.</returns>
        {StreamErrors}
        <exception cref="global::System.OperationCanceledException">It was cancelled.</exception>
        """,
        $"""
        public global::System.Threading.Tasks.Task<long> {operation}Async({SkcipherEmitter.IvParameter(algorithm, ", ")}{Stream} source, {Stream} destination, {Progress}, {Token} cancellationToken = default) =>
            {GeneratedMembers.Handle}.TransformAsync(encrypt: {IsEncrypt(operation)}, {SkcipherEmitter.IvArgument(algorithm)}, source, destination, progress, cancellationToken);
        """);

    private static string StreamParams(Algorithm algorithm) =>
        $"""
        {Param("source", $"Where the message comes from, to its end: {SkcipherEmitter.LengthRule(algorithm)}.")}
        {Param("destination", "Where the result goes.")}
        {Param("progress", "Told the number of bytes written, piece by piece.")}
        """;

    private const string StreamErrors =
        """
        <exception cref="global::System.ArgumentException">The IV or the length of a source that can seek is wrong, or a stream cannot be read or written.</exception>
        <exception cref="global::System.Security.Cryptography.CryptographicException">The source ended at a length that the cipher does not take, or the kernel reported an error. What was written stays.</exception>
        """ + "\n" + HandleErrors;

    private static string IsEncrypt(string operation) => operation == "Encrypt" ? "true" : "false";
}
