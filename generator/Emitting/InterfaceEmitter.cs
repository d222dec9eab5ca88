using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>
/// The interfaces of the runtime that a class implements, and their members that are not public members of the class too. These are explicit, so that a
/// class has no public members that only generic code needs.
/// </summary>
internal static class InterfaceEmitter
{
    private const string Aead = "global::KcapiGen.IAeadCipher";
    private const string Sectors = "global::KcapiGen.ISectorCipher";
    private const string Hash = "global::KcapiGen.IHash";
    private const string KeyedHash = "global::KcapiGen.IKeyedHash";

    /// <summary>Returns what the class implements.</summary>
    public static string Of(AlgorithmDeclaration declaration) =>
        TypeOf(declaration.Algorithm) is { } type ? CanOpen(declaration.Algorithm) ? $"{type}<{declaration.Name}>" : type : TypeNames.Disposable;

    /// <summary>Writes the explicit members.</summary>
    public static void Emit(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        if (algorithm.Kind == AlgorithmKind.Aead)
        {
            writer.Member("", $"int {Aead}.NonceSize => NonceSize;");
            if (!SizeConstants.CanChooseTagSize(algorithm))
            {
                writer.Member("", $"int {Aead}.TagSizeInBytes => TagSize;");
            }
        }

        if (IsHash(algorithm))
        {
            writer.Member("", $"int {Hash}.HashSizeInBytes => HashSizeInBytes;");
        }

        if (TypeOf(algorithm) is { } type && CanOpen(algorithm))
        {
            EmitOpening(writer, declaration, $"{type}<{declaration.Name}>");
        }
    }

    private static void EmitOpening(SourceWriter writer, AlgorithmDeclaration declaration, string type)
    {
        Algorithm algorithm = declaration.Algorithm;
        if (algorithm.Kind == AlgorithmKind.KeyedHash)
        {
            writer.Member("", $"static int {type}.HashSizeInBytes => HashSizeInBytes;");
        }

        writer.Member("", $"static string {type}.Name => AlgorithmName;");
        writer.Member(
            "",
            algorithm.Kind == AlgorithmKind.Hash
                ? $"static {declaration.Name} {type}.Open() => new();"
                : $"static {declaration.Name} {type}.Open({TypeNames.Bytes} key) => new(key);");
    }

    private static string? TypeOf(Algorithm algorithm) => algorithm.Kind switch
    {
        AlgorithmKind.Aead => Aead,
        AlgorithmKind.Skcipher => algorithm.HasSectors ? Sectors : null,
        AlgorithmKind.KeyedHash => DerivesKeys(algorithm) ? KeyedHash : Hash,
        AlgorithmKind.Hash => Hash,
        _ => null,
    };

    // Generic code has one key, as bytes, or none.
    private static bool CanOpen(Algorithm algorithm) => algorithm.Kind switch
    {
        AlgorithmKind.Hash => algorithm.PrefixSize == 0,
        AlgorithmKind.KeyedHash => DerivesKeys(algorithm),
        _ => algorithm.KeyLayout == KeyLayout.Plain,
    };

    // Keys are derived with a hash that takes a key and then messages of every kind, and gives whole digests. CBC-MAC is a pseudo-random function
    // for messages of one length only.
    private static bool DerivesKeys(Algorithm algorithm) =>
        algorithm is { Kind: AlgorithmKind.KeyedHash, PrefixSize: 0, WholeDigestSize: 0 }
        && !algorithm.Name.StartsWith("cbcmac(", StringComparison.Ordinal);

    private static bool IsHash(Algorithm algorithm) => algorithm.Kind is AlgorithmKind.Hash or AlgorithmKind.KeyedHash;
}
