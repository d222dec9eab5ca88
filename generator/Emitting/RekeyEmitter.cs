using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The methods that give an open handle another key.</summary>
internal static class RekeyEmitter
{
    public static void Emit(SourceWriter writer, Algorithm algorithm)
    {
        Emit(
            writer,
            algorithm,
            "another key. The memory of the key can be cleared afterwards.",
            KeyParts.Of(algorithm),
            WrongSize("A part of the key has the wrong size."));
        Emit(
            writer,
            algorithm,
            "another key, from the kernel's keyring (Linux 6.2 and later).",
            KeyParts.InKeyring(algorithm),
            NoKeyring,
            LowPriority);
    }

    private static void Emit(SourceWriter writer, Algorithm algorithm, string what, KeyParts parts, string error, string attribute = "")
    {
        bool isHash = algorithm.Family == AlgorithmFamily.Hash;
        string others = "<see cref=\"Reinit()\"/>" + (isHash ? " and <see cref=\"Duplicate()\"/>" : "");
        writer.Member(
            $"""
            <summary>Gives this handle {what}</summary>
            <remarks>Handles that were made by {others} keep the old key. If the new key is rejected, the handle keeps its old key.</remarks>
            {parts.Documentation}
            {error}
            {(isHash ? HashOperations.OneShotErrors : $"{HandleErrors}\n{KernelError}")}
            """,
            $"{attribute}public void Rekey({parts.Parameters}) =>\n    {GeneratedMembers.Handle}.Rekey({parts.Expression});");
    }
}
