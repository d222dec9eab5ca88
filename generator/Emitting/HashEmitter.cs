using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The members of a hash class, keyed or not, in the shape of <c>System.Security.Cryptography.SHA256</c> and <c>HMACSHA256</c>.</summary>
internal sealed class HashEmitter : FamilyEmitter
{
    public override string HandleType => "global::KcapiGen.Handles.HashHandle";

    public override string DefinitionType => "global::KcapiGen.Definitions.HashDefinition";

    public override string DisposeSummary
        => "Closes this handle. Handles made by <see cref=\"Reinit()\"/> and <see cref=\"Duplicate()\"/> stay usable.";

    public override string Remarks(AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        string kind = algorithm.Description.Substring(algorithm.Description.IndexOf(' ') + 1);
        string optional = algorithm.IsKeyOptional ? ", with or without a key" : "";
        return $"""
            <remarks>
            The kernel's {kind} <c>{algorithm.Name}</c>{optional}. A handle works on one message at a time. <see cref="Reinit()"/> opens
            another handle{(algorithm.TakesKey ? " on the same key" : "")}, for another thread or another message.{PrefixRemark(algorithm)}
            </remarks>
            """;
    }

    public override IEnumerable<string> Facts(Algorithm algorithm)
    {
        yield return algorithm.WholeDigestSize == 0 ? "HashSizeInBytes = HashSizeInBytes" : $"HashSizeInBytes = {algorithm.WholeDigestSize}";
        if (algorithm.WholeDigestSize > 0)
        {
            yield return "TruncatedSizeInBytes = HashSizeInBytes";
        }

        if (algorithm.KeySizes.Count > 0)
        {
            yield return $"KeySizes = [{string.Join(", ", algorithm.KeySizes)}]";
        }

        if (algorithm.MaxKeySize > 0)
        {
            yield return "MaxKeySize = MaxKeySize";
        }

        if (algorithm.IsKeyOptional)
        {
            yield return "IsKeyOptional = true";
        }

        if (algorithm.PrefixSize > 0)
        {
            yield return "PrefixSize = PrefixSize";
        }
    }

    public override void EmitMembers(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        ConstructorEmitter.Emit(writer, declaration, HandleType);
        EmitHandles(writer, declaration);
        if (declaration.Algorithm.TakesKey)
        {
            RekeyEmitter.Emit(writer, declaration.Algorithm);
        }

        HashDataEmitter.Emit(writer, declaration, HandleType);
        HashStreamEmitter.Emit(writer, declaration, HandleType);
        HashOperations.Emit(writer, declaration.Algorithm);
    }

    private static string PrefixRemark(Algorithm algorithm) => algorithm.PrefixSize == 0
        ? ""
        : $"\nEvery message begins with {PrefixRule(algorithm)}, which is never used for another message.";

    private static string PrefixRule(Algorithm algorithm) => algorithm.Kind == AlgorithmKind.Hash
        ? $"a one-time key of {algorithm.PrefixSize} bytes"
        : $"a nonce of {algorithm.PrefixSize} bytes, whose first bit is 0";

    private static void EmitHandles(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        writer.Member(
            $"""
            <summary>Opens another handle{(declaration.Algorithm.TakesKey ? " on the same key" : "")}, for another message.</summary>
            <exception cref="global::System.ObjectDisposedException">This handle is disposed.</exception>
            """,
            $"public {declaration.Name} Reinit() => new({GeneratedMembers.Handle}.Reinit());");
        writer.Member(
            $"""
            <summary>Opens another handle with the state of the current message. From then on the two are independent.</summary>
            {HashOperations.Busy}
            {KernelError}
            """,
            $"public {declaration.Name} Duplicate() => new({GeneratedMembers.Handle}.Duplicate());");
    }
}
