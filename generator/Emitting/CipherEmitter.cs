using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>The members of a cipher class: what AEADs and skciphers share.</summary>
internal static class CipherEmitter
{
    public static void EmitMembers(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        bool isAead = declaration.Algorithm.Kind == AlgorithmKind.Aead;
        string handleType = isAead ? AeadEmitter.HandleType : SkcipherEmitter.HandleType;
        DefinitionEmitter.Emit(writer, declaration);
        writer.Member("", $"private readonly {handleType} {GeneratedMembers.Handle};");
        EmitConstants(writer, declaration);
        ClassEmitter.EmitSupport(writer, GeneratedMembers.Definition, GeneratedMembers.Handle);
        ConstructorEmitter.Emit(writer, declaration, handleType);
        EmitReinit(writer, declaration);
        ConstructorEmitter.EmitRekey(writer, declaration);
        if (isAead) AeadEmitter.EmitOperations(writer, declaration);
        else SkcipherEmitter.EmitOperations(writer, declaration.Algorithm);
        writer.Member(
            "<summary>Closes this handle and any stream that is open on it. Handles made by <see cref=\"Reinit()\"/> stay usable.</summary>",
            $"public void Dispose() => {GeneratedMembers.Handle}.Dispose();");
    }

    private static void EmitConstants(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        ClassEmitter.EmitConstants(writer, algorithm, SizeConstants.Of(algorithm, declaration.TagSize));
        writer.Member(
            $"<summary>The sizes in bytes that {(algorithm.KeyLayout == KeyLayout.Authenc ? "the encryption key" : "a key")} may have.</summary>",
            $"public static {TypeNames.Integers} KeySizes => [{string.Join(", ", algorithm.KeySizes)}];");
    }

    private static void EmitReinit(SourceWriter writer, AlgorithmDeclaration declaration) => writer.Member(
        """
        <summary>Opens another handle on the same key, for an operation of its own.</summary>
        <remarks>The key lives as long as the last of its handles, in whatever order they are disposed.</remarks>
        <exception cref="global::System.ObjectDisposedException">This handle is disposed.</exception>
        """,
        $"public {declaration.Name} Reinit() => new({GeneratedMembers.Handle}.Reinit());");

    public static string ClassRemarks(AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        string kind = algorithm.Kind == AlgorithmKind.Aead ? "AEAD" : "skcipher";
        return $"""
            <remarks>
            The kernel's {kind} <c>{algorithm.Name}</c>. A handle does one operation at a time; <see cref="Reinit()"/> gives
            another on the same key, for another thread or another stream.
            </remarks>
            """;
    }
}
