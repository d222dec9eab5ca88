using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>The facts of the declaration of a cipher.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        List<string> facts = [$"KeySizes = [{string.Join(", ", algorithm.KeySizes)}]"];
        if (SizeConstants.SaltName(algorithm) is { } salt) facts.Add($"SaltSize = {salt}");
        if (algorithm.AuthenticationKeySizes.Count > 0)
        {
            facts.Add($"AuthenticationKeySizes = [{string.Join(", ", algorithm.AuthenticationKeySizes)}]");
        }

        facts.AddRange(algorithm.Kind == AlgorithmKind.Aead ? OfAead(algorithm) : OfSkcipher(algorithm));
        string type = algorithm.Kind == AlgorithmKind.Aead ? AeadEmitter.DefinitionType : SkcipherEmitter.DefinitionType;
        ClassEmitter.EmitDefinition(writer, declaration, type, GeneratedMembers.Definition, facts);
    }

    private static IEnumerable<string> OfAead(Algorithm algorithm)
    {
        yield return "NonceSize = NonceSize";
        yield return "TagSize = TagSize";
        yield return $"DefaultTagSize = {(algorithm.IsStated ? 0 : algorithm.TagSizes[algorithm.TagSizes.Count - 1])}";
        if (SizeConstants.CanChooseTagSize(algorithm)) yield return $"TagSizes = [{string.Join(", ", algorithm.TagSizes)}]";
        if (algorithm.NonceFormat != NonceFormat.Plain) yield return $"NonceFormat = {TypeNames.NonceFormat}.{algorithm.NonceFormat}";
        if (algorithm.MessageLength == MessageLength.WholeBlocks) yield return $"LengthMultiple = {algorithm.BlockSize}";
        if (algorithm.MessageLength == MessageLength.AtLeastOneBlock) yield return $"MinLength = {algorithm.BlockSize}";
    }

    private static IEnumerable<string> OfSkcipher(Algorithm algorithm)
    {
        yield return algorithm.IvSize > 0 ? "IvSize = IvSize" : "IvSize = 0";
        yield return "BlockSize = BlockSize";
        yield return $"MessageLength = {TypeNames.MessageLength}.{algorithm.MessageLength}";
        if (algorithm.ChunkSize > 0) yield return $"ChunkSize = {algorithm.ChunkSize}";
    }
}
