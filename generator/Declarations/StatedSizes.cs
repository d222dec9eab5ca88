using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Declarations;

/// <summary>The kind and the sizes that an attribute states, for an algorithm that the catalogue does not have. What is not stated is null.</summary>
internal sealed class StatedSizes(AttributeData attribute)
{
    // The names of the properties of the attributes.
    public const string KindName = "Kind";
    public const string KeySizesName = "KeySizes";
    public const string AuthenticationKeySizesName = "AuthenticationKeySizes";
    public const string IvSizeName = "IvSize";
    public const string BlockSizeName = "BlockSize";
    public const string TagSizeName = "TagSize";
    public const string HashSizeName = "HashSizeInBytes";
    public const string SeedSizeName = "SeedSize";
    public const string TruncatedSizeName = "TruncatedSizeInBytes";

    /// <summary>The properties that state something. A tag size alone does not: algorithms of the catalogue have it too.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        KindName, KeySizesName, AuthenticationKeySizesName, IvSizeName, BlockSizeName, HashSizeName, SeedSizeName,
    ];

    /// <summary>A value of the runtime's KernelAlgorithmKind.</summary>
    public int? Kind { get; } = Integer(attribute, KindName);

    /// <summary>In ascending order.</summary>
    public int[]? KeySizes { get; } = Integers(attribute, KeySizesName);

    /// <summary>In ascending order.</summary>
    public int[]? AuthenticationKeySizes { get; } = Integers(attribute, AuthenticationKeySizesName);

    public int? IvSize { get; } = Integer(attribute, IvSizeName);

    public int? BlockSize { get; } = Integer(attribute, BlockSizeName);

    /// <summary>Null where it is 0, which is the same as leaving it out.</summary>
    public int? TagSize { get; } = Integer(attribute, TagSizeName) is { } size and not 0 ? size : null;

    public int? HashSize { get; } = Integer(attribute, HashSizeName);

    /// <summary>Null where it is 0, which is the same as leaving it out. It states nothing: hashes of the catalogue have it too.</summary>
    public int? TruncatedSize { get; } = Integer(attribute, TruncatedSizeName) is { } size and not 0 ? size : null;

    public int? SeedSize { get; } = Integer(attribute, SeedSizeName);

    /// <summary>Whether none of <see cref="Names"/> is stated.</summary>
    public bool IsEmpty =>
        KeySizes is null && AuthenticationKeySizes is null && (Kind ?? IvSize ?? BlockSize ?? HashSize ?? SeedSize) is null;

    // Enumerations too: their values come as the underlying integer.
    private static int? Integer(AttributeData attribute, string name) =>
        Value(attribute, name) is { Kind: not TypedConstantKind.Array } constant ? constant.Value as int? : null;

    private static int[]? Integers(AttributeData attribute, string name) =>
        Value(attribute, name) is { Kind: TypedConstantKind.Array, IsNull: false } constant
        ? [.. constant.Values.Select(value => value.Value).OfType<int>().Distinct().OrderBy(size => size)]
        : null;

    private static TypedConstant? Value(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(argument => argument.Key == name).Select(argument => (TypedConstant?)argument.Value).FirstOrDefault();
}
