using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The members of a skcipher class. One that takes no IV has no parameter for it.</summary>
internal sealed class SkcipherEmitter : CipherEmitter
{
    private const string Bytes = TypeNames.Bytes;
    private const string WritableBytes = TypeNames.WritableBytes;

    public override string HandleType => "global::KcapiGen.Handles.SkcipherHandle";

    public override string DefinitionType => "global::KcapiGen.Definitions.SkcipherDefinition";

    protected override string Kind => "skcipher";

    protected override IEnumerable<string> MessageFacts(Algorithm algorithm)
    {
        yield return algorithm.IvSize > 0 ? "IvSize = IvSize" : "IvSize = 0";
        yield return "BlockSize = BlockSize";
        yield return $"MessageLength = {TypeNames.MessageLength}.{algorithm.MessageLength}";
        if (algorithm.ChunkSize > 0)
        {
            yield return $"ChunkSize = {algorithm.ChunkSize}";
        }
    }

    protected override void EmitOperations(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        EmitOneShot(writer, algorithm, "Encrypt", "plaintext", "ciphertext");
        EmitOneShot(writer, algorithm, "Decrypt", "ciphertext", "plaintext");
        EmitBegin(writer, algorithm, "Encrypt");
        EmitBegin(writer, algorithm, "Decrypt");
        BatchEmitter.Emit(writer, algorithm);
        if (algorithm.HasSectors)
        {
            SectorEmitter.Emit(writer, algorithm);
        }

        if (algorithm.ChunkSize > 0)
        {
            PipeEmitter.Emit(writer, algorithm);
        }
    }

    private static void EmitOneShot(SourceWriter writer, Algorithm algorithm, string operation, string input, string output) => writer.Member(
        $"""
        <summary>{operation}s a message. Nothing is padded.</summary>
        {Iv(algorithm)}{Param(input, $"The message, {LengthRule(algorithm)}.")}
        {Param(output, $"Receives the result, at least as many bytes as <paramref name=\"{input}\"/>. The two can be the same memory.")}
        <returns>The number of bytes written.</returns>
        {WrongSize("A buffer has the wrong size, or two buffers partly overlap.")}
        {HandleErrors}
        {KernelError}
        """,
        $"""
        public int {operation}({IvParameter(algorithm, ", ")}{Bytes} {input}, {WritableBytes} {output}) =>
            {GeneratedMembers.Handle}.{operation}({IvArgument(algorithm)}, {input}, {output});
        """);

    private static void EmitBegin(SourceWriter writer, Algorithm algorithm, string operation) => writer.Member(
        $"""
        <summary>Begins to {operation.ToLowerInvariant()} a message that is given in parts.{(algorithm.ChunkSize == 0 ? " The result is available after the last part." : "")}</summary>
        {Iv(algorithm)}<returns>The stream. The handle can be used again when the stream is disposed.</returns>
        {(algorithm.IvSize > 0 ? WrongSize("The IV has the wrong size.") + "\n" : "")}{HandleErrors}
        """,
        $"public {TypeNames.CipherStream} Begin{operation}({IvParameter(algorithm, "")}) => "
        + $"{GeneratedMembers.Handle}.Begin{operation}({IvArgument(algorithm)});");

    public static string Iv(Algorithm algorithm) => algorithm.IvSize > 0 ? Param("iv", $"The IV, {algorithm.IvSize} bytes.") + "\n" : "";

    public static string IvParameter(Algorithm algorithm, string separator) => algorithm.IvSize > 0 ? $"{Bytes} iv{separator}" : "";

    public static string IvArgument(Algorithm algorithm) => algorithm.IvSize > 0 ? "iv" : "default";

    public static string LengthRule(Algorithm algorithm) => algorithm.MessageLength switch
    {
        MessageLength.WholeBlocks => $"a multiple of {algorithm.BlockSize} bytes",
        MessageLength.AtLeastOneBlock => $"{algorithm.BlockSize} bytes or more",
        _ => "of any size",
    };
}
