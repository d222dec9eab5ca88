using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>The members that the classes of every family have.</summary>
internal static class CommonMembers
{
    private const string Definition = GeneratedMembers.Definition;
    private const string Handle = GeneratedMembers.Handle;

    public static void Emit(SourceWriter writer, AlgorithmDeclaration declaration, FamilyEmitter family)
    {
        EmitDefinition(writer, declaration, family);
        writer.Member("", $"private readonly {family.HandleType} {Handle};");
        EmitSizes(writer, declaration);
        EmitSupport(writer, declaration.Algorithm);
    }

    public static void EmitDispose(SourceWriter writer, FamilyEmitter family)
        => writer.Member($"<summary>{family.DisposeSummary}</summary>", $"public void Dispose() => {Handle}.Dispose();");

    // The facts of the declaration, which the runtime checks arguments against.
    private static void EmitDefinition(SourceWriter writer, AlgorithmDeclaration declaration, FamilyEmitter family)
    {
        List<string> facts = ["Algorithm = AlgorithmName", $"Class = typeof({declaration.Name})", .. family.Facts(declaration.Algorithm)];
        if (declaration.FallsBackInProcess)
        {
            facts.Add($"Fallback = {TypeNames.KernelFallback}.InProcess");
        }

        if (declaration.Prefers is { } side)
        {
            facts.Add($"Prefer = {TypeNames.KernelBackend}.{side}");
        }

        writer.Member(
            "",
            $$"""
            private static readonly {{family.DefinitionType}} {{Definition}} = new()
            {
                {{string.Join(",\n    ", facts)}},
            };
            """);
    }

    private static void EmitSizes(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        writer.Member("<summary>The kernel's name for the algorithm.</summary>", $"public const string AlgorithmName = \"{algorithm.Name}\";");
        foreach (SizeConstant constant in SizeConstants.Of(algorithm, declaration.TagSize))
        {
            writer.Member($"<summary>{constant.Documentation}</summary>", $"public const int {constant.Name} = {constant.Value};");
        }

        foreach (KeySizeList list in KeySizeLists.Of(algorithm))
        {
            writer.Member(
                $"<summary>{list.Documentation}</summary>",
                $"public static {TypeNames.Integers} {list.Name} => [{string.Join(", ", list.Sizes)}];");
        }
    }

    private static void EmitSupport(SourceWriter writer, Algorithm algorithm)
    {
        writer.Member(
            """
            <summary>Gets what the kernel says about this algorithm.</summary>
            <remarks>The answer is remembered, a refusal for one minute. <see cref="global::KcapiGen.KernelCrypto.Probe"/> always asks the kernel.</remarks>
            """,
            $"public static {TypeNames.KernelSupport} Support => {TypeNames.AlgorithmSupport}.Of({Definition});");
        writer.Member(
            "<summary>Gets a value that indicates whether a handle can be opened here, "
            + "that is, whether <see cref=\"ExpectedBackend\"/> is not null.</summary>",
            $"public static bool IsSupported => {TypeNames.AlgorithmSupport}.CanOpen({Definition});");
        writer.Member(
            "<summary>Gets the backend on which a handle would be opened now, without opening one; null if no handle can be opened."
            + (algorithm.TakesKey ? " A key from the keyring works in the kernel only.</summary>" : "</summary>"),
            $"public static {TypeNames.KernelBackend}? ExpectedBackend => {TypeNames.AlgorithmSupport}.ExpectedBackend({Definition});");
        writer.Member(
            "<summary>Gets the backend that does the work of this handle.</summary>",
            $"public {TypeNames.KernelBackend} Backend => {Handle}.Backend;");
    }
}
