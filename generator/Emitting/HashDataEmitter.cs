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
            ? "\n<remarks>A handle is opened and closed for the message. For several messages of one key open one handle.</remarks>"
            : "";
        string errors = $"""
            {NotSupported(declaration)}
            {KernelError}
            """;
        string wrongKey = isKeyed ? "The key has the wrong size. " : "";
        writer.Member(
            $"""
            <summary>The digest of a whole message.</summary>{remarks}
            {key}{Param("source", $"The message, {HashOperations.Message(algorithm)}.")}
            {Param("destination", $"Receives the digest, {algorithm.DigestSize} bytes.")}
            <returns>The number of bytes written.</returns>
            {WrongSize(wrongKey + HashOperations.TooSmall(algorithm))}
            {errors}
            """,
            $"public static int HashData({parameter}{TypeNames.Bytes} source, {TypeNames.WritableBytes} destination) =>\n    {handleType}.HashData({arguments}, source, destination);");
        writer.Member(
            $"""
            <summary>The digest of a whole message, in an array of {algorithm.DigestSize} bytes.</summary>{remarks}
            {key}{Param("source", $"The message, {HashOperations.Message(algorithm)}.")}
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
