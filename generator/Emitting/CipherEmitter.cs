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
        if (declaration.Algorithm.ChunkSize == 0) EmitMessageLimit(writer, isAead);
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
        if (algorithm.AuthenticationKeySizes.Count > 0)
        {
            writer.Member(
                "<summary>The sizes in bytes that the authentication key may have.</summary>",
                $"public static {TypeNames.Integers} AuthenticationKeySizes => [{string.Join(", ", algorithm.AuthenticationKeySizes)}];");
        }
    }

    private static void EmitMessageLimit(SourceWriter writer, bool isAead) => writer.Member(
        $"""
        <summary>Gets the number of bytes that a message may have here{(isAead ? ", its text, tag and associated data together" : "")}: what one operation holds on the side that would do the work.</summary>
        <remarks>
        A message of this cipher cannot be cut. On the kernel's side its length is bounded by <c>net.core.wmem_max</c>, <c>rmem_max</c> and <c>optmem_max</c>, and by
        the privilege CAP_NET_ADMIN; a longer one is refused with an <see cref="global::System.ArgumentException"/>. In process the bound is that of an array.
        </remarks>
        """,
        $"public static int {GeneratedMembers.MaxMessageSize} => global::KcapiGen.Handles.MessageLimit.Of({GeneratedMembers.Definition});");

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
