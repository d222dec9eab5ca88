using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The members of a random number generator class.</summary>
/// <remarks>
/// It does not derive from <c>System.Security.Cryptography.RandomNumberGenerator</c>, whose static methods would be inherited:
/// <c>Generator.Fill(memory)</c> or <c>Generator.GetInt32(6)</c> would compile and be answered by the platform's generator and not by this one.
/// </remarks>
internal sealed class RandomEmitter : FamilyEmitter
{
    private const string Errors =
        $"""
        <exception cref="global::System.ObjectDisposedException">The generator is disposed.</exception>
        <exception cref="global::System.InvalidOperationException">Another caller is at work on this generator.</exception>
        {KernelError}
        """;

    public override string HandleType => "global::KcapiGen.Handles.RandomHandle";

    public override string DefinitionType => "global::KcapiGen.Definitions.RandomDefinition";

    public override string DisposeSummary => "Closes the generator.";

    public override string Remarks(AlgorithmDeclaration declaration) =>
        $"""
        <remarks>
        The kernel's random number generator <c>{declaration.Algorithm.Name}</c>. A handle serves one caller at a time: open one for each thread.{Fallback(declaration)}
        </remarks>
        """;

    public override IEnumerable<string> Facts(Algorithm algorithm) => algorithm.SeedSize > 0 ? ["SeedSize = SeedSize"] : [];

    public override void EmitMembers(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        EmitConstructor(writer, declaration);
        writer.Member(
            $"""
            <summary>Fills memory with random bytes. The kernel gives 128 of them with each system call.</summary>
            {Param("destination", "Receives the bytes, of any number. Cleared if the generator fails.")}
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
        string how = isSeeded ? " with a seed, which can be cleared on return" : ", which finds its own seed";
        string documentation = isSeeded ? $"\n{Param("seed", SeedRule(declaration.Algorithm))}\n{WrongSize("The seed has the wrong size.")}" : "";
        string parameter = isSeeded ? $"{TypeNames.Bytes} seed" : "";
        string argument = isSeeded ? "seed" : "default";
        writer.Member(
            $"""
            <summary>Opens the generator{how}.</summary>{documentation}
            {NotSupported(declaration)}
            {OpeningError}
            """,
            $"public {declaration.Name}({parameter}) =>\n    {GeneratedMembers.Handle} = {HandleType}.Open({GeneratedMembers.Definition}, {argument});");
    }

    private static string Fallback(AlgorithmDeclaration declaration) => declaration is { FallsBackInProcess: true, Algorithm.Name: "stdrng" }
        ? "\nIn process it is CTR_DRBG with AES-256 of NIST SP 800-90A, seeded by libcrypto; which generator the kernel's is, the kernel decides."
        : "";

    private static string SeedRule(Algorithm algorithm) => algorithm is { IsStated: true, SeedSize: > 0 } ? $"{algorithm.SeedSize} bytes."
        : algorithm.SeedSize > 0 ? $"{algorithm.SeedSize} bytes: V, the key and DT of ANSI X9.31, 16 bytes each. The same seed gives the same bytes."
        : algorithm.Name == "jitterentropy_rng" ? "Ignored: this generator takes nothing but the jitter of the processor." : "Up to 16384 bytes; they are used besides entropy of the side's own, never in its place.";

    private static string ReseedSummary(Algorithm algorithm) => algorithm.SeedSize > 0 ? "Starts anew with another seed." : "Seeds the generator anew.";
}
