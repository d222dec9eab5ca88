using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Support;

namespace KcapiGen.Generator.Declarations;

/// <summary>A valid declaration: all that the emitted text depends on, in values that compare.</summary>
/// <param name="Namespace">As written in source, keywords escaped; empty for the global one.</param>
/// <param name="EnclosingTypes">The headers of the enclosing types from the outermost in, such as <c>partial struct Outer&lt;T&gt;</c>.</param>
/// <param name="Name">As written in source, escaped if it is a keyword.</param>
/// <param name="MetadataName">Such as <c>Contract.Nested+Inner</c>.</param>
/// <param name="Algorithm">What the catalogue knows of the algorithm.</param>
/// <param name="TagSize">In bytes; 0 for a skcipher.</param>
/// <param name="FallsBackInProcess">Whether the declaration asks for the in-process engine where the kernel refuses.</param>
/// <param name="Prefers">The side that the declaration wants asked first; null if it does not state one.</param>
internal sealed record AlgorithmDeclaration(
    string Namespace,
    EquatableArray<string> EnclosingTypes,
    string Name,
    string MetadataName,
    Algorithm Algorithm,
    int TagSize,
    bool FallsBackInProcess,
    Side? Prefers)
{
    /// <summary>Whether the declaration names the in-process engine, first or as the fallback.</summary>
    public bool AllowsInProcess => FallsBackInProcess || Prefers == Side.InProcess;
}
