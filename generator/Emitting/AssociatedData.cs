using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Generator.Emitting;

/// <summary>The parameter of an AEAD's operation for the associated data: in one piece, or in several that are joined.</summary>
internal sealed class AssociatedData
{
    private readonly bool _isInPieces;

    private AssociatedData(bool isInPieces) => _isInPieces = isInPieces;

    public static IReadOnlyList<AssociatedData> All { get; } = [new(isInPieces: false), new(isInPieces: true)];

    /// <summary>What stands before the method, with a line break.</summary>
    public string Attribute => _isInPieces ? OperationDocs.LowPriority : "";

    /// <summary>Without its associated data an ESP packet cannot be.</summary>
    public string Parameter(Algorithm algorithm) => _isInPieces
        ? $"{TypeNames.ReadOnlySpanOf("global::System.ReadOnlyMemory<byte>")} associatedData"
        : $"{TypeNames.Bytes} associatedData{(algorithm.NonceFormat == NonceFormat.Esp ? "" : " = default")}";

    public string Documentation(Algorithm algorithm)
    {
        string what = algorithm.NonceFormat == NonceFormat.Esp
            ? "The SPI and the sequence number of the packet, 8 bytes, or 12 with extended sequence numbers"
            : "Data that is authenticated and not encrypted, of any size";
        return OperationDocs.Param("associatedData", _isInPieces ? $"{what}, in pieces, which are authenticated as if they were one." : $"{what}.");
    }
}
