using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>
/// Messages of unlimited length, as a transform for <c>CryptoStream</c> and from stream to stream, for the ciphers that carry their state on.
/// </summary>
internal static class PipeEmitter
{
    private const string Stream = TypeNames.Stream;
    private const string Progress = "global::System.IProgress<long>? progress = null";
    private const string Token = TypeNames.CancellationToken;

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
        <summary>Creates a transform that {operation.ToLowerInvariant()}s one message of unlimited length, for example for a <see cref="global::System.Security.Cryptography.CryptoStream"/>. It can be used at the same time as this handle, and after the handle is disposed.</summary>
        <remarks>The block size of the transform is {algorithm.ChunkSize} bytes. Nothing is padded: the message is {SkcipherEmitter.LengthRule(algorithm)}.</remarks>
        {SkcipherEmitter.Iv(algorithm)}{(algorithm.IvSize > 0 ? WrongSize("The IV has the wrong size.") + "\n" : "")}<exception cref="global::System.ObjectDisposedException">The handle is disposed.</exception>
        """,
        $"""
        public global::System.Security.Cryptography.ICryptoTransform Create{operation}or({SkcipherEmitter.IvParameter(algorithm, "")}) =>
            {GeneratedMembers.Handle}.CreateTransform(encrypt: {IsEncrypt(operation)}, {SkcipherEmitter.IvArgument(algorithm)});
        """);

    private static void EmitStreams(SourceWriter writer, Algorithm algorithm, string operation) => writer.Member(
        $"""
        <summary>{operation}s one message of unlimited length from a stream to a stream. Nothing is padded.</summary>
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
        <summary>{operation}s one message of unlimited length from a stream to a stream, and reads ahead while it writes. Nothing is padded.</summary>
        {SkcipherEmitter.Iv(algorithm)}{StreamParams(algorithm)}
        {Param("cancellationToken", "Cancels the operation. The destination then holds the beginning of the result.")}
        <returns>The number of bytes written.</returns>
        {StreamErrors}
        <exception cref="global::System.OperationCanceledException">The operation was canceled.</exception>
        """,
        $"""
        public global::System.Threading.Tasks.Task<long> {operation}Async({SkcipherEmitter.IvParameter(algorithm, ", ")}{Stream} source, {Stream} destination, {Progress}, {Token} cancellationToken = default) =>
            {GeneratedMembers.Handle}.TransformAsync(encrypt: {IsEncrypt(operation)}, {SkcipherEmitter.IvArgument(algorithm)}, source, destination, progress, cancellationToken);
        """);

    private static string StreamParams(Algorithm algorithm)
        => $"""
        {Param("source", $"The stream from which the message is read, to its end: {SkcipherEmitter.LengthRule(algorithm)}.")}
        {Param("destination", "The stream to which the result is written.")}
        {Param("progress", "Receives the number of bytes written so far.")}
        """;

    private const string StreamErrors =
        """
        <exception cref="global::System.ArgumentException">The IV or a seekable source has the wrong size, or a stream cannot be read or written.</exception>
        <exception cref="global::System.Security.Cryptography.CryptographicException">The source ended at a size that the cipher does not accept, or the kernel reported an error. What was written stays.</exception>
        """ + "\n" + HandleErrors;

    private static string IsEncrypt(string operation) => operation == "Encrypt" ? "true" : "false";
}
