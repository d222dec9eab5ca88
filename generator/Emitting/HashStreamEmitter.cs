using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The digest of a stream, in the shape of <c>SHA256.HashData(Stream)</c> and <c>HMACSHA256.HashDataAsync</c>.</summary>
/// <remarks>Like <see cref="HashDataEmitter"/>, it gives a hash whose key is optional the methods without a key only.</remarks>
internal static class HashStreamEmitter
{
    private const string Source = $"{TypeNames.Stream} source";
    private const string Written = "<returns>The number of bytes written.</returns>";
    private const string Token = $"{TypeNames.CancellationToken} cancellationToken";

    public static void Emit(SourceWriter writer, AlgorithmDeclaration declaration, string handleType)
    {
        EmitSynchronous(writer, declaration, handleType);
        EmitAsynchronous(writer, declaration, handleType);
    }

    private static void EmitSynchronous(SourceWriter writer, AlgorithmDeclaration declaration, string handleType)
    {
        Algorithm algorithm = declaration.Algorithm;
        string parameters = (IsKeyed(algorithm) ? $"{TypeNames.Bytes} key, " : "") + Source;
        string arguments = $"{GeneratedMembers.Definition}, {(IsKeyed(algorithm) ? $"{TypeNames.CipherKey}.FromBytes(key), " : "")}source";
        writer.Member(
            $"""
            <summary>Computes the digest of the rest of a stream, in bounded memory.</summary>
            {Message(algorithm)}
            {Digest(algorithm)}
            {Errors(declaration, hasDestination: false)}
            """,
            $$"""
            public static byte[] HashData({{parameters}})
            {
                byte[] hash = new byte[HashSizeInBytes];
                {{handleType}}.HashData({{arguments}}, hash);
                return hash;
            }
            """);
        writer.Member(
            $"""
            <summary>Computes the digest of the rest of a stream, in bounded memory.</summary>
            {Message(algorithm)}
            {Destination(algorithm)}
            {Written}
            {Errors(declaration, hasDestination: true)}
            """,
            $"""
            public static int HashData({parameters}, {TypeNames.WritableBytes} destination) =>
                {handleType}.HashData({arguments}, destination);
            """);
    }

    private static void EmitAsynchronous(SourceWriter writer, AlgorithmDeclaration declaration, string handleType)
    {
        Algorithm algorithm = declaration.Algorithm;
        string parameters = (IsKeyed(algorithm) ? "global::System.ReadOnlyMemory<byte> key, " : "") + Source;
        string arguments = $"{GeneratedMembers.Definition}, {(IsKeyed(algorithm) ? $"{TypeNames.CipherKey}.FromBytes(key.Span), " : "")}source";
        const string Canceled =
            """
            <exception cref="global::System.OperationCanceledException">The operation was canceled.</exception>
            """;
        writer.Member(
            $"""
            <summary>Computes the digest of the rest of a stream, in bounded memory.</summary>
            {Message(algorithm)}
            {Param("cancellationToken", "Cancels the reading of the stream.")}
            {Digest(algorithm)}
            {Errors(declaration, hasDestination: false)}
            {Canceled}
            """,
            $"""
            public static {TypeNames.ValueTask}<byte[]> HashDataAsync({parameters}, {Token} = default) =>
                {handleType}.HashDataAsync({arguments}, cancellationToken);
            """);
        writer.Member(
            $"""
            <summary>Computes the digest of the rest of a stream, in bounded memory.</summary>
            {Message(algorithm)}
            {Destination(algorithm)}
            {Param("cancellationToken", "Cancels the reading of the stream.")}
            {Written}
            {Errors(declaration, hasDestination: true)}
            {Canceled}
            """,
            $"""
            public static {TypeNames.ValueTask}<int> HashDataAsync({parameters}, global::System.Memory<byte> destination, {Token} = default) =>
                {handleType}.HashDataAsync({arguments}, destination, cancellationToken);
            """);
    }

    private static bool IsKeyed(Algorithm algorithm) => algorithm.Kind == AlgorithmKind.KeyedHash;

    private static string Message(Algorithm algorithm)
        => (IsKeyed(algorithm) ? KeyParts.Of(algorithm).Documentation + "\n" : "")
            + Param("source", $"The stream with the message, {HashOperations.Message(algorithm)}, from its current position to its end.");

    private static string Digest(Algorithm algorithm) => $"<returns>The digest, {algorithm.DigestSize} bytes.</returns>";

    private static string Destination(Algorithm algorithm) => Param("destination", $"Receives the digest, {algorithm.DigestSize} bytes.");

    private static string Errors(AlgorithmDeclaration declaration, bool hasDestination)
    {
        Algorithm algorithm = declaration.Algorithm;
        string key = IsKeyed(algorithm) ? " The key has the wrong size." : "";
        string destination = hasDestination ? " The destination is too small." : "";
        string prefix = algorithm.PrefixSize > 0 ? $" The message is shorter than its {SizeConstants.Prefix(algorithm)}." : "";
        return $"""
            {WrongSize($"The source is not readable.{key}{destination}{prefix}")}
            {NotSupported(declaration)}
            {KernelError}
            """;
    }
}
