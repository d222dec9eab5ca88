using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>
/// The public constructors of ciphers and hashes, without a key, from its parts and from a keyring, and the private one for other handles
/// of the same key.
/// </summary>
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
            EmitWithKey(writer, declaration, handleType);
            EmitWithKeyringKey(writer, declaration, handleType);
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

    private static void EmitWithKey(SourceWriter writer, AlgorithmDeclaration declaration, string handleType)
    {
        string noSuchTag = SizeConstants.CanChooseTagSize(declaration.Algorithm) ? $", or {TagSizeEmitter.NoSuchSize}" : "";
        EmitKeyed(
            writer,
            declaration,
            handleType,
            "a key. The memory of the key can be cleared afterwards.",
            KeyParts.Of(declaration.Algorithm),
            $"\n{WrongSize($"A part of the key has the wrong size{noSuchTag}.")}");
    }

    // The size of such a key is for the kernel to check.
    private static void EmitWithKeyringKey(SourceWriter writer, AlgorithmDeclaration declaration, string handleType) => EmitKeyed(
        writer,
        declaration,
        handleType,
        "a key from the kernel's keyring (Linux 6.2 and later). Its bytes never enter this process.",
        KeyParts.InKeyring(declaration.Algorithm),
        SizeConstants.CanChooseTagSize(declaration.Algorithm) ? $"\n{WrongSize($"The tag size is wrong: {TagSizeEmitter.NoSuchSize}.")}" : "",
        LowPriority);

    private static void EmitKeyed(
        SourceWriter writer, AlgorithmDeclaration declaration, string handleType, string key, KeyParts parts, string wrongSize, string attribute = "")
    {
        bool hasTagSizes = SizeConstants.CanChooseTagSize(declaration.Algorithm);
        string documentation = parts.Documentation + (hasTagSizes ? $"\n{TagSizeEmitter.Documentation(declaration)}" : "");
        string parameters = parts.Parameters + (hasTagSizes ? $", {TagSizeEmitter.Parameter}" : "");
        string arguments = parts.Expression + (hasTagSizes ? $", {TagSizeEmitter.Argument}" : "");
        writer.Member(
            $"""
            <summary>Opens the {KernelAttribute.Of(declaration.Algorithm.Family).Noun} with {key}</summary>
            {documentation}{wrongSize}
            {NotSupported(declaration)}
            {OpeningErrorWithKey}
            """,
            $"""
            {attribute}public {declaration.Name}({parameters}) =>
                {GeneratedMembers.Handle} = {handleType}.Open({GeneratedMembers.Definition}, {arguments});
            """);
    }
}
