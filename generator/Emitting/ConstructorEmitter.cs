using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The public constructors of ciphers and hashes, without a key, from its parts and from a keyring, and the private one for other handles of the same key.</summary>
internal static class ConstructorEmitter
{
    public static void Emit(SourceWriter writer, AlgorithmDeclaration declaration, string handleType)
    {
        Algorithm algorithm = declaration.Algorithm;
        if (algorithm.Kind == AlgorithmKind.Hash)
        {
            EmitKeyless(writer, declaration, handleType);
        }

        if (algorithm.TakesKey)
        {
            EmitKeyed(writer, declaration, handleType, "a key. Its bytes can be cleared on return.", KeyParts.Of(algorithm));
            EmitKeyed(
                writer,
                declaration,
                handleType,
                "a key of the kernel's keyring (Linux 6.2 and later), whose bytes never enter this process.",
                KeyParts.InKeyring(algorithm),
                LowPriority);
        }

        writer.Member("", $"private {declaration.Name}({handleType} handle) => {GeneratedMembers.Handle} = handle;");
    }

    private static void EmitKeyless(SourceWriter writer, AlgorithmDeclaration declaration, string handleType) => writer.Member(
        $"""
        <summary>Opens the hash{(declaration.Algorithm.IsKeyOptional ? " without a key" : "")}.</summary>
        {NotSupported(declaration)}
        {OpeningError}
        """,
        $"public {declaration.Name}() =>\n    {GeneratedMembers.Handle} = {handleType}.Open({GeneratedMembers.Definition});");

    private static void EmitKeyed(
        SourceWriter writer, AlgorithmDeclaration declaration, string handleType, string key, KeyParts parts, string attribute = "")
    {
        bool hasTagSizes = SizeConstants.CanChooseTagSize(declaration.Algorithm);
        string documentation = parts.Documentation + (hasTagSizes ? $"\n{TagSizeEmitter.Documentation(declaration)}" : "");
        string parameters = parts.Parameters + (hasTagSizes ? $", {TagSizeEmitter.Parameter}" : "");
        string arguments = parts.Expression + (hasTagSizes ? $", {TagSizeEmitter.Argument}" : "");
        string wrongSize = $"A part of the key has the wrong size{(hasTagSizes ? ", or the algorithm has no tags of <paramref name=\"tagSize\"/> bytes" : "")}.";
        writer.Member(
            $"""
            <summary>Opens the {KernelAttribute.Of(declaration.Algorithm.Family).Noun} with {key}</summary>
            {documentation}
            {WrongSize(wrongSize)}
            {NotSupported(declaration)}
            {OpeningErrorWithKey}
            """,
            $"{attribute}public {declaration.Name}({parameters}) =>\n    {GeneratedMembers.Handle} = {handleType}.Open({GeneratedMembers.Definition}, {arguments});");
    }
}
