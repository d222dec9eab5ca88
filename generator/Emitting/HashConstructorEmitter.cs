using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>The public constructors of a hash, with a key, without one or both, the private one for other handles of the same key, and <c>Rekey</c>.</summary>
internal static class HashConstructorEmitter
{
    public static void Emit(SourceWriter writer, AlgorithmDeclaration declaration, string handleType)
    {
        Algorithm algorithm = declaration.Algorithm;
        if (algorithm.Kind == AlgorithmKind.Hash) Emit(writer, declaration, handleType, HashEmitter.IsKeyOptional(algorithm) ? "Opens the hash without a key." : "Opens the hash.", "", "", "");
        if (HashEmitter.TakesKey(algorithm))
        {
            Emit(
                writer,
                declaration,
                handleType,
                "Opens the hash with a key. Its bytes can be cleared on return.",
                $"\n{KeyDocumentation(algorithm)}\n<exception cref=\"global::System.ArgumentException\">The key has the wrong size.</exception>",
                $"{TypeNames.Bytes} key",
                $", {TypeNames.CipherKey}.FromBytes(key)");
            Emit(
                writer,
                declaration,
                handleType,
                "Opens the hash with a key of the kernel's keyring (Linux 6.2 and later), whose bytes never enter this process.",
                $"\n{OperationDocs.Param("key", "The key.")}",
                $"{TypeNames.KeyringKey} key",
                $", {TypeNames.CipherKey}.FromKeyring(key)",
                ConstructorEmitter.AfterBytes + "\n");
        }

        writer.Member("", $"private {declaration.Name}({handleType} handle) => {GeneratedMembers.HashHandle} = handle;");
    }

    /// <summary>The methods that give an open handle another key.</summary>
    public static void EmitRekey(SourceWriter writer, Algorithm algorithm)
    {
        EmitRekey(writer, "another key. Its bytes can be cleared on return.", $"{KeyDocumentation(algorithm)}\n{OperationDocs.WrongSize("The key has the wrong size.")}", $"public void Rekey({TypeNames.Bytes} key)", "FromBytes");
        EmitRekey(writer, "another key, of the kernel's keyring (Linux 6.2 and later).", $"{OperationDocs.Param("key", "The key.")}\n{OperationDocs.NoKeyring}", $"{ConstructorEmitter.AfterBytes}\npublic void Rekey({TypeNames.KeyringKey} key)", "FromKeyring");
    }

    public static string KeyDocumentation(Algorithm algorithm) => OperationDocs.Param("key", $"The key, {KeySizes(algorithm)} bytes.");

    private static string KeySizes(Algorithm algorithm) => algorithm.MaxKeySize > 0 ? $"up to {algorithm.MaxKeySize}" : Sizes.Join(algorithm.KeySizes);

    private static void Emit(SourceWriter writer, AlgorithmDeclaration declaration, string handleType, string summary, string documentation, string parameters, string arguments, string attribute = "") => writer.Member(
        $"""
        <summary>{summary}</summary>{documentation}
        <exception cref="global::System.PlatformNotSupportedException">{OperationDocs.NotSupported(declaration)}</exception>
        <exception cref="global::KcapiGen.KernelCryptoException">The kernel refused for another reason.</exception>
        """,
        $"{attribute}public {declaration.Name}({parameters}) =>\n    {GeneratedMembers.HashHandle} = {handleType}.Open({GeneratedMembers.HashDefinition}{arguments});");

    private static void EmitRekey(SourceWriter writer, string what, string documentation, string signature, string key) => writer.Member(
        $"""
        <summary>Gives this handle {what}</summary>
        <remarks>Handles made by <see cref="Reinit()"/> and <see cref="Duplicate()"/> before keep the old key. If the new key is rejected, the handle keeps its old key.</remarks>
        {documentation}
        {HashEmitter.OneShotErrors}
        """,
        $"{signature} =>\n    {GeneratedMembers.HashHandle}.Rekey({TypeNames.CipherKey}.{key}(key));");
}
