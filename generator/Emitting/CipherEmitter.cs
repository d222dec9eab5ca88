using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>What AEADs and skciphers share.</summary>
internal abstract class CipherEmitter : FamilyEmitter
{
    public override string DisposeSummary
        => "Closes this handle and any stream that is open on it. Handles made by <see cref=\"Reinit()\"/> stay usable.";

    /// <summary>What a remark calls the kind of cipher.</summary>
    protected abstract string Kind { get; }

    /// <summary>What the documentation adds to "the largest size of a message".</summary>
    protected virtual string PartsOfMessage => "";

    public override string Remarks(AlgorithmDeclaration declaration)
        => $"""
        <remarks>
        The kernel's {Kind} <c>{declaration.Algorithm.Name}</c>. A handle does one operation at a time. <see cref="Reinit()"/> opens
        another handle on the same key, for another thread or another stream.
        </remarks>
        """;

    public override IEnumerable<string> Facts(Algorithm algorithm)
    {
        yield return $"KeySizes = [{string.Join(", ", algorithm.KeySizes)}]";
        if (SizeConstants.SaltName(algorithm) is { } salt)
        {
            yield return $"SaltSize = {salt}";
        }

        if (algorithm.AuthenticationKeySizes.Count > 0)
        {
            yield return $"AuthenticationKeySizes = [{string.Join(", ", algorithm.AuthenticationKeySizes)}]";
        }

        foreach (string fact in MessageFacts(algorithm))
        {
            yield return fact;
        }
    }

    public override void EmitMembers(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        if (declaration.Algorithm.ChunkSize == 0)
        {
            EmitMessageLimit(writer);
        }

        ConstructorEmitter.Emit(writer, declaration, HandleType);
        EmitReinit(writer, declaration);
        RekeyEmitter.Emit(writer, declaration.Algorithm);
        EmitOperations(writer, declaration);
    }

    /// <summary>Returns the initializers of the definition that say what a message may be.</summary>
    protected abstract IEnumerable<string> MessageFacts(Algorithm algorithm);

    protected abstract void EmitOperations(SourceWriter writer, AlgorithmDeclaration declaration);

    private void EmitMessageLimit(SourceWriter writer) => writer.Member(
        $"""
        <summary>Gets the largest size in bytes of a message here{PartsOfMessage}: what one operation holds on the backend that would do the work.</summary>
        <remarks>
        A message of this cipher cannot be split. In the kernel its size is limited by <c>net.core.wmem_max</c>, <c>rmem_max</c> and <c>optmem_max</c>; the
        privilege CAP_NET_ADMIN allows exceeding the first two. A larger message throws an <see cref="global::System.ArgumentException"/>. In process the limit is that of an array.
        </remarks>
        """,
        $"public static int {GeneratedMembers.MaxMessageSize} => global::KcapiGen.Handles.MessageLimit.Of({GeneratedMembers.Definition});");

    private static void EmitReinit(SourceWriter writer, AlgorithmDeclaration declaration) => writer.Member(
        """
        <summary>Opens another handle on the same key, for another operation at the same time.</summary>
        <remarks>The key is released when the last of its handles is disposed. They can be disposed in any order.</remarks>
        <exception cref="global::System.ObjectDisposedException">This handle is disposed.</exception>
        """,
        $"public {declaration.Name} Reinit() => new({GeneratedMembers.Handle}.Reinit());");
}
