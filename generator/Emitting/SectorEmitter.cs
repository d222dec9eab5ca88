using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>Consecutive sectors of a disk, in dm-crypt's formats: with a format, or with a sector size alone.</summary>
internal static class SectorEmitter
{
    private const string FormatType = "global::KcapiGen.SectorFormat";

    public static void Emit(SourceWriter writer, Algorithm algorithm)
    {
        Emit(writer, algorithm, "Encrypt", "plaintext", "ciphertext");
        Emit(writer, algorithm, "Decrypt", "ciphertext", "plaintext");
    }

    private static void Emit(SourceWriter writer, Algorithm algorithm, string operation, string input, string output)
    {
        EmitPlain64(writer, algorithm, operation, input, output);
        EmitFormat(writer, algorithm, operation, input, output);
    }

    private static void EmitPlain64(SourceWriter writer, Algorithm algorithm, string operation, string input, string output) => writer.Member(
        $"""
        <summary>{operation}s consecutive sectors in dm-crypt's format "plain64", which LUKS2 uses: the IV is the number of the sector in units of 512 bytes.</summary>
        {Remarks(algorithm)}{Param("firstSector", "The number of the first sector in units of 512 bytes, for every <paramref name=\"sectorSize\"/>: the offset in bytes divided by 512.")}
        {Param("sectorSize", "The size of a sector in bytes: 512, 1,024, 2,048 or 4,096.")}
        {Rest(input, output)}
        """,
        $"""
        public int {operation}Sectors(ulong firstSector, int sectorSize, {TypeNames.Bytes} {input}, {TypeNames.WritableBytes} {output}) =>
            {GeneratedMembers.Handle}.{operation}Sectors(firstSector, {FormatType}.Plain64(sectorSize), {input}, {output});
        """);

    private static void EmitFormat(SourceWriter writer, Algorithm algorithm, string operation, string input, string output) => writer.Member(
        $"""
        <summary>{operation}s consecutive sectors in a format of dm-crypt. The IV of each sector is made from its number.</summary>
        {Remarks(algorithm)}{Param("firstSector", "The number of the first sector, in the unit in which the format counts: 512 bytes or whole sectors.")}
        {Param("format", "The format.")}
        {Rest(input, output)}
        """,
        $"""
        public int {operation}Sectors(ulong firstSector, {FormatType} format, {TypeNames.Bytes} {input}, {TypeNames.WritableBytes} {output}) =>
            {GeneratedMembers.Handle}.{operation}Sectors(firstSector, format, {input}, {output});
        """);

    private static string Remarks(Algorithm algorithm) => algorithm.BlockSize > 1
        ? ""
        : "<remarks>With a stream cipher, neighbouring sectors share key stream, and so does a sector that is written again. "
            + "Use this to read existing disks.</remarks>\n";

    private static string Rest(string input, string output)
        => $"""
        {Param(input, "The sectors. The size is a multiple of the sector size.")}
        {Param(output, $"Receives the result, at least as many bytes as <paramref name=\"{input}\"/>. The two can be the same memory.")}
        <returns>The number of bytes written.</returns>
        {WrongSize("A size is wrong, the format does not fit this cipher, a sector number does not fit the format, or the buffers partly overlap. Nothing is written.")}
        <exception cref="global::KcapiGen.CipherBatchException">Sectors failed; the exception has their places in the call. All other sectors are done.</exception>
        {HandleErrors}
        """;
}
