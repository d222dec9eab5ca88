using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>The size of the tag of an AEAD that has tags of several sizes: the declaration gives the usual one, and a constructor may give another.</summary>
internal static class TagSizeEmitter
{
    public const string Parameter = "int tagSize = TagSize";
    public const string Argument = "tagSize";

    public static string Documentation(AlgorithmDeclaration declaration) => OperationDocs.Param(
        "tagSize",
        $"The size of a tag in bytes, {Sizes.Join(declaration.Algorithm.TagSizes)}: what this handle and its <see cref=\"Reinit()\"/> make, and all that they accept.");

    /// <summary>What the documentation of a method calls the size.</summary>
    public static string Size(AlgorithmDeclaration declaration) => SizeConstants.CanChooseTagSize(declaration.Algorithm)
        ? $"<see cref=\"{GeneratedMembers.TagSizeInBytes}\"/> bytes"
        : $"{declaration.TagSize} bytes";

    public static void EmitProperty(SourceWriter writer, Algorithm algorithm)
    {
        if (SizeConstants.CanChooseTagSize(algorithm))
        {
            writer.Member(
                "<summary>Gets the size of a tag in bytes: <see cref=\"TagSize\"/>, unless the constructor was given another.</summary>",
                $"public int {GeneratedMembers.TagSizeInBytes} => {GeneratedMembers.Handle}.TagSize;");
        }
    }
}
