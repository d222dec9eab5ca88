using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The members of an AEAD class, in the shape of <c>System.Security.Cryptography.AesGcm</c>.</summary>
internal sealed class AeadEmitter : CipherEmitter
{
    private const string Bytes = TypeNames.Bytes;
    private const string WritableBytes = TypeNames.WritableBytes;

    private const string TagMismatch =
        """<exception cref="global::System.Security.Cryptography.AuthenticationTagMismatchException">The message is not authentic. The output holds no byte of it.</exception>""";

    private const string WrongSizes = "A buffer has the wrong size, or two buffers partly overlap.";

    public override string HandleType => "global::KcapiGen.Handles.AeadHandle";

    public override string DefinitionType => "global::KcapiGen.Definitions.AeadDefinition";

    protected override string Kind => "AEAD";

    protected override string PartsOfMessage => ", its text, tag and associated data together";

    protected override IEnumerable<string> MessageFacts(Algorithm algorithm)
    {
        yield return "NonceSize = NonceSize";
        yield return "TagSize = TagSize";
        yield return $"DefaultTagSize = {(algorithm.IsStated ? 0 : algorithm.TagSizes[algorithm.TagSizes.Count - 1])}";
        if (SizeConstants.CanChooseTagSize(algorithm))
        {
            yield return $"TagSizes = [{string.Join(", ", algorithm.TagSizes)}]";
        }

        if (algorithm.NonceFormat != NonceFormat.Plain)
        {
            yield return $"NonceFormat = {TypeNames.NonceFormat}.{algorithm.NonceFormat}";
        }

        if (algorithm.MessageLength == MessageLength.WholeBlocks)
        {
            yield return $"LengthMultiple = {algorithm.BlockSize}";
        }

        if (algorithm.MessageLength == MessageLength.AtLeastOneBlock)
        {
            yield return $"MinLength = {algorithm.BlockSize}";
        }
    }

    protected override void EmitOperations(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        string tagSize = TagSizeEmitter.Size(declaration);
        TagSizeEmitter.EmitProperty(writer, declaration.Algorithm);
        foreach (AssociatedData data in AssociatedData.All)
        {
            EmitEncrypt(writer, declaration, data);
            EmitDecrypt(writer, declaration, data);
            EmitBegin(writer, declaration, data, "Encrypt", $"The ciphertext and the tag of {tagSize} are available after the last part of the plaintext.");
            EmitBegin(
                writer,
                declaration,
                data,
                "Decrypt",
                $"The tag of {tagSize} follows the ciphertext; the plaintext is available after the tag is verified.");
        }

        BatchEmitter.Emit(writer, declaration.Algorithm);
    }

    private static void EmitEncrypt(SourceWriter writer, AlgorithmDeclaration declaration, AssociatedData data) => writer.Member(
        $"""
        <summary>Encrypts and authenticates a message.</summary>
        {Nonce(declaration.Algorithm)}
        {Param("plaintext", $"The message{LengthRule(declaration.Algorithm)}.")}
        {Param("ciphertext", "Receives the encrypted message, as many bytes as <paramref name=\"plaintext\"/>. The two can be the same memory.")}
        {Param("tag", $"Receives the tag, {TagSizeEmitter.Size(declaration)}.")}
        {data.Documentation(declaration.Algorithm)}
        {WrongSize(WrongSizes)}
        {HandleErrors}
        {KernelError}
        """,
        $"""
        {data.Attribute}public void Encrypt({Bytes} nonce, {Bytes} plaintext, {WritableBytes} ciphertext, {WritableBytes} tag, {data.Parameter(declaration.Algorithm)}) =>
            {GeneratedMembers.Handle}.Encrypt(nonce, plaintext, ciphertext, tag, associatedData);
        """);

    private static void EmitDecrypt(SourceWriter writer, AlgorithmDeclaration declaration, AssociatedData data) => writer.Member(
        $"""
        <summary>Verifies and decrypts a message.</summary>
        {Nonce(declaration.Algorithm)}
        {Param("ciphertext", $"The encrypted message{LengthRule(declaration.Algorithm)}.")}
        {Param("tag", $"The tag, {TagSizeEmitter.Size(declaration)}.")}
        {Param("plaintext", "Receives the message, as many bytes as <paramref name=\"ciphertext\"/>. The two can be the same memory. Cleared if the message is not authentic.")}
        {data.Documentation(declaration.Algorithm)}
        {TagMismatch}
        {WrongSize(WrongSizes)}
        {HandleErrors}
        {KernelError}
        """,
        $"""
        {data.Attribute}public void Decrypt({Bytes} nonce, {Bytes} ciphertext, {Bytes} tag, {WritableBytes} plaintext, {data.Parameter(declaration.Algorithm)}) =>
            {GeneratedMembers.Handle}.Decrypt(nonce, ciphertext, tag, plaintext, associatedData);
        """);

    private static void EmitBegin(
        SourceWriter writer, AlgorithmDeclaration declaration, AssociatedData data, string operation, string outcome) => writer.Member(
        $"""
        <summary>Begins to {operation.ToLowerInvariant()} a message that is given in parts. {outcome}</summary>
        {Nonce(declaration.Algorithm)}
        {data.Documentation(declaration.Algorithm)}
        <returns>The stream. The handle can be used again when the stream is disposed.</returns>
        {WrongSize("The nonce or the associated data has the wrong size.")}
        {HandleErrors}
        """,
        $"""
        {data.Attribute}public {TypeNames.CipherStream} Begin{operation}({Bytes} nonce, {data.Parameter(declaration.Algorithm)}) =>
            {GeneratedMembers.Handle}.Begin{operation}(nonce, associatedData);
        """);

    private static string Nonce(Algorithm algorithm) => algorithm.NonceFormat switch
    {
        NonceFormat.Ccm => Param(
            "nonce",
            "The nonce, 7 to 13 bytes; never use it twice with one key. "
            + "With a nonce of n bytes, a message is smaller than 2 to the power of 8 × (15 - n) bytes."),
        NonceFormat.Esp => Param("nonce", $"The explicit IV of the packet, {algorithm.IvSize} bytes; never use it twice with one key."),
        _ => Param("nonce", $"The nonce, {algorithm.IvSize} bytes; never use it twice with one key."),
    };

    private static string LengthRule(Algorithm algorithm) => $", {SkcipherEmitter.LengthRule(algorithm)}";
}
