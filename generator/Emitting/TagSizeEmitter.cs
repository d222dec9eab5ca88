using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>The tag size of an AEAD with tags of several sizes: the declaration gives the default, and a constructor may give another.</summary>
internal static class TagSizeEmitter
{
    public const string Parameter = "int tagSize = TagSize";
    public const string Argument = "tagSize";

    /// <summary>What makes a constructor throw, as a clause.</summary>
    public const string NoSuchSize = "the algorithm has no tags of <paramref name=\"tagSize\"/> bytes";

    public static string Documentation(AlgorithmDeclaration declaration) => OperationDocs.Param(
        "tagSize",
        $"The size of a tag in bytes, {Sizes.Join(declaration.Algorithm.TagSizes)}: "
        + "the only size that this handle, and those that its <see cref=\"Reinit()\"/> opens, make and accept.");

    /// <summary>What the documentation of a method calls the size.</summary>
    public static string Size(AlgorithmDeclaration declaration) => SizeConstants.CanChooseTagSize(declaration.Algorithm)
        ? $"<see cref=\"{GeneratedMembers.TagSizeInBytes}\"/> bytes"
        : $"{declaration.TagSize} bytes";

    public static void EmitProperty(SourceWriter writer, Algorithm algorithm)
    {
        if (SizeConstants.CanChooseTagSize(algorithm))
        {
            writer.Member(
                "<summary>Gets the size of a tag in bytes: <see cref=\"TagSize\"/>, unless the constructor was given another size.</summary>",
                $"public int {GeneratedMembers.TagSizeInBytes} => {GeneratedMembers.Handle}.TagSize;");
        }
    }
}
