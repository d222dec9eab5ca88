using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The members of a random number generator class.</summary>
/// <remarks>
/// It does not derive from <c>System.Security.Cryptography.RandomNumberGenerator</c>, whose static methods would be inherited:
/// <c>Generator.Fill(memory)</c> or <c>Generator.GetInt32(6)</c> would compile, and the platform's generator would answer instead of this one.
/// </remarks>
internal sealed class RandomEmitter : FamilyEmitter
{
    private const string Errors =
        $"""
        <exception cref="global::System.ObjectDisposedException">The generator is disposed.</exception>
        <exception cref="global::System.InvalidOperationException">Another operation is in progress on this generator.</exception>
        {KernelError}
        """;

    public override string HandleType => "global::KcapiGen.Handles.RandomHandle";

    public override string DefinitionType => "global::KcapiGen.Definitions.RandomDefinition";

    public override string DisposeSummary => "Closes the generator.";

    public override string Remarks(AlgorithmDeclaration declaration)
        => $"""
        <remarks>
        The kernel's random number generator <c>{declaration.Algorithm.Name}</c>. A handle serves one thread at a time; open one for each thread.{Fallback(declaration)}
        </remarks>
        """;

    public override IEnumerable<string> Facts(Algorithm algorithm) => algorithm.SeedSize > 0 ? ["SeedSize = SeedSize"] : [];

    public override void EmitMembers(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        EmitConstructor(writer, declaration);
        writer.Member(
            $"""
            <summary>Fills a buffer with random bytes. The kernel returns up to 128 bytes for each system call.</summary>
            {Param("destination", "Receives the bytes. Cleared if the generator fails.")}
            {Errors}
            """,
            $"public void Fill({TypeNames.WritableBytes} destination) => {GeneratedMembers.Handle}.Fill(destination);");
        writer.Member(
            $"""
            <summary>{ReseedSummary(algorithm)}</summary>
            {Param("seed", SeedRule(algorithm))}
            {WrongSize("The seed has the wrong size.")}
            {Errors}
            """,
            $"public void Reseed({TypeNames.Bytes} seed) => {GeneratedMembers.Handle}.Reseed(seed);");
    }

    private void EmitConstructor(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        bool isSeeded = declaration.Algorithm.SeedSize > 0;
        string how = isSeeded ? " with a seed. The memory of the seed can be cleared afterwards" : ", which seeds itself";
        string documentation = isSeeded ? $"\n{Param("seed", SeedRule(declaration.Algorithm))}\n{WrongSize("The seed has the wrong size.")}" : "";
        string parameter = isSeeded ? $"{TypeNames.Bytes} seed" : "";
        string argument = isSeeded ? "seed" : "default";
        writer.Member(
            $"""
            <summary>Opens the generator{how}.</summary>{documentation}
            {NotSupported(declaration)}
            {OpeningError}
            """,
            $"""
            public {declaration.Name}({parameter}) =>
                {GeneratedMembers.Handle} = {HandleType}.Open({GeneratedMembers.Definition}, {argument});
            """);
    }

    private static string Fallback(AlgorithmDeclaration declaration) => declaration is { AllowsInProcess: true, Algorithm.Name: "stdrng" }
        ? "\nIn process it is CTR_DRBG with AES-256 (NIST SP 800-90A), seeded by libcrypto. "
            + "In the kernel it is the generator that the kernel prefers."
        : "";

    private static string SeedRule(Algorithm algorithm) => algorithm is { IsStated: true, SeedSize: > 0 } ? $"{algorithm.SeedSize} bytes."
        : algorithm.SeedSize > 0 ? $"{algorithm.SeedSize} bytes: V, the key and DT of ANSI X9.31, 16 bytes each. The same seed gives the same bytes."
        : algorithm.Name == "jitterentropy_rng" ? "Ignored, because this generator uses only the jitter of the processor." : "Up to 16384 bytes. They are used in addition to the backend's own entropy, never in its place.";

    private static string ReseedSummary(Algorithm algorithm) => algorithm.SeedSize > 0 ? "Starts again with another seed." : "Reseeds the generator.";
}
