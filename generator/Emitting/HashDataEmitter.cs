using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The static <c>HashData</c> methods.</summary>
/// <remarks>
/// A hash whose key is optional has them without a key only: <c>HashData(key, source)</c> beside <c>HashData(source, destination)</c> would
/// be the one or the other by what the second argument happens to be.
/// </remarks>
internal static class HashDataEmitter
{
    public static void Emit(SourceWriter writer, AlgorithmDeclaration declaration, string handleType)
    {
        Algorithm algorithm = declaration.Algorithm;
        bool isKeyed = algorithm.Kind == AlgorithmKind.KeyedHash;
        string key = isKeyed ? KeyParts.Of(algorithm).Documentation + "\n" : "";
        string parameter = isKeyed ? $"{TypeNames.Bytes} key, " : "";
        string arguments = isKeyed ? $"{GeneratedMembers.Definition}, {TypeNames.CipherKey}.FromBytes(key)" : GeneratedMembers.Definition;
        string remarks = isKeyed
            ? "\n<remarks>Opens and closes a handle for the message. For several messages with one key, open a handle and call "
                + "<see cref=\"ComputeHash(global::System.ReadOnlySpan{byte})\"/>.</remarks>"
            : "";
        string errors = $"""
            {NotSupported(declaration)}
            {KernelError}
            """;
        string wrongKey = isKeyed ? "The key has the wrong size. " : "";
        writer.Member(
            $"""
            <summary>Computes the digest of a message.</summary>{remarks}
            {key}{Param("source", $"The message, {HashOperations.Message(algorithm)}.")}
            {Param("destination", $"Receives the digest, {algorithm.DigestSize} bytes.")}
            <returns>The number of bytes written.</returns>
            {WrongSize(wrongKey + HashOperations.TooSmall(algorithm))}
            {errors}
            """,
            $"""
            public static int HashData({parameter}{TypeNames.Bytes} source, {TypeNames.WritableBytes} destination) =>
                {handleType}.HashData({arguments}, source, destination);
            """);
        writer.Member(
            $"""
            <summary>Computes the digest of a message.</summary>{remarks}
            {key}{Param("source", $"The message, {HashOperations.Message(algorithm)}.")}
            <returns>The digest, {algorithm.DigestSize} bytes.</returns>
            {(isKeyed ? WrongSize("The key has the wrong size.") + "\n" : "")}{HashOperations.ShortMessage(algorithm)}{errors}
            """,
            $$"""
            public static byte[] HashData({{parameter}}{{TypeNames.Bytes}} source)
            {
                byte[] hash = new byte[HashSizeInBytes];
                {{handleType}}.HashData({{arguments}}, source, hash);
                return hash;
            }
            """);
    }
}
