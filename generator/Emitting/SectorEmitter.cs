using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>Consecutive sectors of a disk, in dm-crypt's formats: the format as a value, or its sector size alone.</summary>
internal static class SectorEmitter
{
    /// <summary>What a class with these members implements.</summary>
    public const string CipherType = "global::KcapiGen.ISectorCipher";

    private const string FormatType = "global::KcapiGen.SectorFormat";

    public static void Emit(SourceWriter writer, Algorithm algorithm)
    {
        foreach ((string operation, string input, string output) in new[] { ("Encrypt", "plaintext", "ciphertext"), ("Decrypt", "ciphertext", "plaintext") })
        {
            EmitPlain64(writer, algorithm, operation, input, output);
            EmitFormat(writer, algorithm, operation, input, output);
        }
    }

    private static void EmitPlain64(SourceWriter writer, Algorithm algorithm, string operation, string input, string output) => writer.Member(
        $"""
        <summary>{operation}s consecutive sectors in the format "plain64" of dm-crypt, as LUKS2 has it: the IV is the sector's number, counted in 512 bytes.</summary>
        {Remarks(algorithm)}{Param("firstSector", "The number of the first sector in units of 512 bytes, whatever <paramref name=\"sectorSize\"/> is: the offset in bytes divided by 512.")}
        {Param("sectorSize", "The size of a sector in bytes: 512, 1,024, 2,048 or 4,096.")}
        {Rest(input, output)}
        """,
        $"""
        public int {operation}Sectors(ulong firstSector, int sectorSize, {TypeNames.Bytes} {input}, {TypeNames.WritableBytes} {output}) =>
            {GeneratedMembers.Handle}.{operation}Sectors(firstSector, {FormatType}.Plain64(sectorSize), {input}, {output});
        """);

    private static void EmitFormat(SourceWriter writer, Algorithm algorithm, string operation, string input, string output) => writer.Member(
        $"""
        <summary>{operation}s consecutive sectors in a format of dm-crypt, each under the IV that is made of its number.</summary>
        {Remarks(algorithm)}{Param("firstSector", "The number of the first sector, in the unit that the format counts in: 512 bytes or whole sectors.")}
        {Param("format", "The format.")}
        {Rest(input, output)}
        """,
        $"""
        public int {operation}Sectors(ulong firstSector, {FormatType} format, {TypeNames.Bytes} {input}, {TypeNames.WritableBytes} {output}) =>
            {GeneratedMembers.Handle}.{operation}Sectors(firstSector, format, {input}, {output});
        """);

    private static string Remarks(Algorithm algorithm) => algorithm.BlockSize > 1
        ? ""
        : "<remarks>Sectors under a stream cipher share key stream, with their neighbours or when they are written again. Use this to read existing disks.</remarks>\n";

    private static string Rest(string input, string output) =>
        $"""
        {Param(input, "The sectors, whole ones.")}
        {Param(output, $"Receives the result, of at least as many bytes as <paramref name=\"{input}\"/>; the same memory is allowed.")}
        <returns>The number of bytes written.</returns>
        {WrongSize("A size is wrong, the format does not go with this cipher, a number does not go with the format, or the buffers overlap in part. Nothing is written.")}
        <exception cref="global::KcapiGen.CipherBatchException">Sectors failed, which it names by their place in the call. All the others are done.</exception>
        {HandleErrors}
        """;
}
