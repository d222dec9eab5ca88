using KcapiGen.Generator.Catalogue;

namespace KcapiGen.Generator.Emitting;

/// <summary>The parameter of an AEAD's operation for the associated data: in one part, or in several that are joined.</summary>
internal sealed class AssociatedData
{
    private readonly bool _isInParts;

    private AssociatedData(bool isInParts) => _isInParts = isInParts;

    public static IReadOnlyList<AssociatedData> All { get; } = [new(isInParts: false), new(isInParts: true)];

    /// <summary>The attribute of the method, with a line break; empty if it has none.</summary>
    public string Attribute => _isInParts ? OperationDocs.LowPriority : "";

    /// <summary>Optional, except for an ESP packet, which always has associated data.</summary>
    public string Parameter(Algorithm algorithm) => _isInParts
        ? $"{TypeNames.ReadOnlySpanOf("global::System.ReadOnlyMemory<byte>")} associatedData"
        : $"{TypeNames.Bytes} associatedData{(algorithm.NonceFormat == NonceFormat.Esp ? "" : " = default")}";

    public string Documentation(Algorithm algorithm)
    {
        string what = algorithm.NonceFormat == NonceFormat.Esp
            ? "The SPI and the sequence number of the packet, 8 bytes, or 12 with extended sequence numbers"
            : "Data that is authenticated but not encrypted, of any size";
        return OperationDocs.Param("associatedData", _isInParts ? $"{what}, in parts that are authenticated as if they were joined." : $"{what}.");
    }
}
