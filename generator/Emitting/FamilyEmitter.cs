using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;

namespace KcapiGen.Generator.Emitting;

/// <summary>What the text of a class owes to its family; the rest is the same for all.</summary>
internal abstract class FamilyEmitter
{
    private static readonly AeadEmitter Aead = new();
    private static readonly SkcipherEmitter Skcipher = new();
    private static readonly HashEmitter Hash = new();
    private static readonly RandomEmitter Random = new();

    /// <summary>The class of the runtime that generated methods call.</summary>
    public abstract string HandleType { get; }

    /// <summary>The class of the runtime that holds the facts of a declaration.</summary>
    public abstract string DefinitionType { get; }

    /// <summary>The summary of <c>Dispose</c>.</summary>
    public abstract string DisposeSummary { get; }

    public static FamilyEmitter Of(Algorithm algorithm) => algorithm.Kind switch
    {
        AlgorithmKind.Aead => Aead,
        AlgorithmKind.Skcipher => Skcipher,
        AlgorithmKind.Random => Random,
        _ => Hash,
    };

    /// <summary>Returns the remarks on the class.</summary>
    public abstract string Remarks(AlgorithmDeclaration declaration);

    /// <summary>Returns initializers of the definition. What has the runtime's default value is left out.</summary>
    public abstract IEnumerable<string> Facts(Algorithm algorithm);

    /// <summary>Writes constructors and operations.</summary>
    public abstract void EmitMembers(SourceWriter writer, AlgorithmDeclaration declaration);
}
