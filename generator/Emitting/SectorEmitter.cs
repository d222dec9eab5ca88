using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>Consecutive sectors of a disk, for the ciphers whose IV is the number of one.</summary>
internal static class SectorEmitter
{
    public static void Emit(SourceWriter writer)
    {
        Emit(writer, "Encrypt", "plaintext", "ciphertext");
        Emit(writer, "Decrypt", "ciphertext", "plaintext");
    }

    private static void Emit(SourceWriter writer, string operation, string input, string output) => writer.Member(
        $"""
        <summary>{operation}s consecutive sectors, each under the IV that its number makes: "plain64" of dm-crypt, 64 bits little-endian with zeros behind.</summary>
        {Param("firstSector", "The number of the first sector, in sectors of <paramref name=\"sectorSize\"/>; the others count on from it.")}
        {Param("sectorSize", "The size of a sector, 512 to 65,536 bytes.")}
        {Param(input, "The sectors, whole ones.")}
        {Param(output, $"Receives the result, of at least as many bytes as <paramref name=\"{input}\"/>; the same memory is allowed.")}
        <returns>The number of bytes written.</returns>
        {WrongSize("A size is wrong, the last number would have more than 64 bits, or the buffers overlap in part.")}
        <exception cref="global::KcapiGen.CipherBatchException">Sectors failed, which it names by their place in the call. All the others are done.</exception>
        {HandleErrors}
        """,
        $"""
        public int {operation}Sectors(ulong firstSector, int sectorSize, {TypeNames.Bytes} {input}, {TypeNames.WritableBytes} {output}) =>
            {GeneratedMembers.Handle}.{operation}Sectors(firstSector, sectorSize, {input}, {output});
        """);
}
