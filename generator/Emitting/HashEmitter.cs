using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The members of a hash class, in the shape of <c>System.Security.Cryptography.SHA256</c>, <c>HMACSHA256</c> and <c>IncrementalHash</c>.</summary>
internal static class HashEmitter
{
    private const string Definition = GeneratedMembers.HashDefinition;
    private const string Handle = GeneratedMembers.HashHandle;
    private const string HandleType = "global::KcapiGen.Handles.HashHandle";
    public const string KeyedHashType = "global::KcapiGen.IKeyedHash";
    private const string DefinitionType = "global::KcapiGen.Definitions.HashDefinition";
    private const string Bytes = TypeNames.Bytes;
    private const string WritableBytes = TypeNames.WritableBytes;

    private const string Busy =
        """
        <exception cref="global::System.ObjectDisposedException">The handle is disposed.</exception>
        <exception cref="global::System.InvalidOperationException">Another caller is at work on this handle.</exception>
        """;

    public const string OneShotErrors =
        $"""
        <exception cref="global::System.ObjectDisposedException">The handle is disposed.</exception>
        <exception cref="global::System.InvalidOperationException">A message that was appended is under way on this handle, or another caller is at work on it.</exception>
        {KernelError}
        """;

    private const string Reset =
        """<exception cref="global::KcapiGen.KernelCryptoException">The kernel reported an error; the message is forgotten.</exception>""";

    public static string ClassRemarks(Algorithm algorithm) =>
        $"""
        <remarks>
        The kernel's {algorithm.Description.Substring(algorithm.Description.IndexOf(' ') + 1)} <c>{algorithm.Name}</c>{(IsKeyOptional(algorithm) ? ", with a key or without" : "")}. A handle works on one message at a time; <see cref="Reinit()"/> gives
        another{(TakesKey(algorithm) ? " on the same key" : "")}, for another thread or another message.{PrefixRemark(algorithm)}
        </remarks>
        """;

    public static void EmitMembers(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        Algorithm algorithm = declaration.Algorithm;
        ClassEmitter.EmitDefinition(writer, declaration, DefinitionType, Definition, Facts(algorithm));
        writer.Member("", $"private readonly {HandleType} {Handle};");
        ClassEmitter.EmitConstants(writer, algorithm, SizeConstants.OfHash(algorithm));
        if (algorithm.KeySizes.Count > 0)
            writer.Member("<summary>The sizes in bytes that a key may have.</summary>", $"public static {TypeNames.Integers} KeySizes => [{string.Join(", ", algorithm.KeySizes)}];");
        ClassEmitter.EmitSupport(writer, Definition, Handle);
        HashConstructorEmitter.Emit(writer, declaration, HandleType);
        EmitHandles(writer, declaration);
        if (TakesKey(algorithm)) HashConstructorEmitter.EmitRekey(writer, algorithm);
        HashDataEmitter.Emit(writer, declaration, HandleType);
        EmitOneShot(writer, algorithm);
        EmitAppend(writer);
        EmitDigest(writer, algorithm, "GetCurrentHash", "The digest of what was appended so far. The message goes on.");
        EmitDigest(writer, algorithm, "GetHashAndReset", $"Ends the message and gives its digest{(algorithm.PrefixSize == 0 ? "; that of the empty message where nothing was appended" : "")}.");
        EmitVerify(writer, algorithm);
        writer.Member(
            "<summary>Closes this handle. Handles made by <see cref=\"Reinit()\"/> and <see cref=\"Duplicate()\"/> stay usable.</summary>",
            $"public void Dispose() => {Handle}.Dispose();");
        if (DerivesKeys(algorithm)) EmitKeyedHash(writer, declaration);
    }

    public static bool TakesKey(Algorithm algorithm) => algorithm.Kind == AlgorithmKind.KeyedHash || IsKeyOptional(algorithm);

    public static bool IsKeyOptional(Algorithm algorithm) => algorithm.Kind == AlgorithmKind.Hash && algorithm.KeySizes.Count > 0;

    // A derivation takes whole digests. CBC-MAC is a pseudo-random function for messages of one length only.
    public static bool DerivesKeys(Algorithm algorithm) => algorithm is { Kind: AlgorithmKind.KeyedHash, PrefixSize: 0, WholeDigestSize: 0 } && !algorithm.Name.StartsWith("cbcmac(", StringComparison.Ordinal);

    public static string Message(Algorithm algorithm) => algorithm.PrefixSize == 0 ? "of any size" : $"the {SizeConstants.Prefix(algorithm)} of {algorithm.PrefixSize} bytes and then the data, of any size";

    private static string PrefixRemark(Algorithm algorithm) => algorithm.PrefixSize == 0
        ? ""
        : $"\nEvery message begins with {PrefixRule(algorithm)}, which is never used for another.";

    private static string PrefixRule(Algorithm algorithm) => algorithm.Kind == AlgorithmKind.Hash
        ? $"a one-time key of {algorithm.PrefixSize} bytes"
        : $"a nonce of {algorithm.PrefixSize} bytes, whose first bit is 0";

    private static IEnumerable<string> Facts(Algorithm algorithm)
    {
        yield return algorithm.WholeDigestSize == 0 ? "HashSizeInBytes = HashSizeInBytes" : $"HashSizeInBytes = {algorithm.WholeDigestSize}";
        if (algorithm.WholeDigestSize > 0) yield return "TruncatedSizeInBytes = HashSizeInBytes";
        if (algorithm.KeySizes.Count > 0) yield return $"KeySizes = [{string.Join(", ", algorithm.KeySizes)}]";
        if (algorithm.MaxKeySize > 0) yield return "MaxKeySize = MaxKeySize";
        if (IsKeyOptional(algorithm)) yield return "IsKeyOptional = true";
        if (algorithm.PrefixSize > 0) yield return "PrefixSize = PrefixSize";
    }

    private static void EmitHandles(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        writer.Member(
            $"""
            <summary>Opens another handle{(TakesKey(declaration.Algorithm) ? " on the same key" : "")}, for a message of its own.</summary>
            <exception cref="global::System.ObjectDisposedException">This handle is disposed.</exception>
            """,
            $"public {declaration.Name} Reinit() => new({Handle}.Reinit());");
        writer.Member(
            $"""
            <summary>Opens another handle in the midst of the same message: from here on the two go their own ways.</summary>
            {Busy}
            {KernelError}
            """,
            $"public {declaration.Name} Duplicate() => new({Handle}.Duplicate());");
    }

    private static void EmitOneShot(SourceWriter writer, Algorithm algorithm)
    {
        writer.Member(
            $"""
            <summary>The digest of a whole message.</summary>
            {Param("source", $"The message, {Message(algorithm)}.")}
            {Param("destination", $"Receives the digest, {algorithm.DigestSize} bytes.")}
            <returns>The number of bytes written.</returns>
            {WrongSize(TooSmall(algorithm))}
            {OneShotErrors}
            """,
            $"public int ComputeHash({Bytes} source, {WritableBytes} destination) => {Handle}.ComputeHash(source, destination);");
        writer.Member(
            $"""
            <summary>The digest of a whole message, in an array of {algorithm.DigestSize} bytes.</summary>
            {Param("source", $"The message, {Message(algorithm)}.")}
            {ShortMessage(algorithm)}{OneShotErrors}
            """,
            $$"""
            public byte[] ComputeHash({{Bytes}} source)
            {
                byte[] hash = new byte[HashSizeInBytes];
                {{Handle}}.ComputeHash(source, hash);
                return hash;
            }
            """);
    }

    // Explicit, so that the class has no public members that only the derivations need.
    private static void EmitKeyedHash(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        string type = $"{KeyedHashType}<{declaration.Name}>";
        writer.Member("", $"static int {type}.HashSizeInBytes => HashSizeInBytes;");
        writer.Member("", $"static string {type}.Name => AlgorithmName;");
        writer.Member("", $"static {declaration.Name} {type}.Open({Bytes} key) => new(key);");
    }

    public static string TooSmall(Algorithm algorithm) =>
        algorithm.PrefixSize == 0 ? "The destination is too small." : $"The destination is too small, or the message is shorter than its {SizeConstants.Prefix(algorithm)}.";

    public static string ShortMessage(Algorithm algorithm) =>
        algorithm.PrefixSize == 0 ? "" : WrongSize($"The message is shorter than its {SizeConstants.Prefix(algorithm)}.") + "\n";

    private static void EmitAppend(SourceWriter writer) => writer.Member(
        $"""
        <summary>Adds to the message, of any size and in any pieces.</summary>
        {Param("data", "The next part of the message.")}
        {Busy}
        {Reset}
        """,
        $"public void AppendData({Bytes} data) => {Handle}.AppendData(data);");

    private static void EmitDigest(SourceWriter writer, Algorithm algorithm, string method, string summary)
    {
        string incomplete = algorithm.PrefixSize == 0
            ? Busy
            : Busy.Replace("on this handle.", $"on this handle, or the message is shorter than its {SizeConstants.Prefix(algorithm)}.");
        writer.Member(
            $"""
            <summary>{summary}</summary>
            {Param("destination", $"Receives the digest, {algorithm.DigestSize} bytes.")}
            <returns>The number of bytes written.</returns>
            {WrongSize("The destination is too small.")}
            {incomplete}
            {Reset}
            """,
            $"public int {method}({WritableBytes} destination) => {Handle}.{method}(destination);");
        writer.Member(
            $"""
            <summary>{summary}</summary>
            <returns>The digest, {algorithm.DigestSize} bytes.</returns>
            {incomplete}
            {Reset}
            """,
            $$"""
            public byte[] {{method}}()
            {
                byte[] hash = new byte[HashSizeInBytes];
                {{Handle}}.{{method}}(hash);
                return hash;
            }
            """);
        writer.Member(
            $"""
            <summary>{summary}</summary>
            {Param("destination", $"Receives the digest, {algorithm.DigestSize} bytes.")}
            {Param("bytesWritten", "The number of bytes written; 0 where there is no room.")}
            <returns>Whether the destination has room for the digest; if not, nothing is done.</returns>
            {incomplete}
            {Reset}
            """,
            $$"""
            public bool Try{{method}}({{WritableBytes}} destination, out int bytesWritten)
            {
                bytesWritten = destination.Length < HashSizeInBytes ? 0 : {{Handle}}.{{method}}(destination);
                return bytesWritten > 0;
            }
            """);
    }

    private static void EmitVerify(SourceWriter writer, Algorithm algorithm)
    {
        string hash = Param("hash", $"The digest that it should have, {algorithm.DigestSize} bytes.");
        writer.Member(
            $"""
            <summary>Whether a whole message has this digest, compared in constant time.</summary>
            {Param("source", $"The message, {Message(algorithm)}.")}
            {hash}
            {WrongSize($"The digest is not {algorithm.DigestSize} bytes long{(algorithm.PrefixSize == 0 ? "" : $", or the message is shorter than its {SizeConstants.Prefix(algorithm)}")}.")}
            {OneShotErrors}
            """,
            $"public bool Verify({Bytes} source, {Bytes} hash) => {Handle}.Verify(source, hash);");
        writer.Member(
            $"""
            <summary>Ends the message that was appended and says whether it has this digest, compared in constant time.</summary>
            {hash}
            {WrongSize($"The digest is not {algorithm.DigestSize} bytes long.")}
            {Busy}
            {Reset}
            """,
            $"public bool VerifyHashAndReset({Bytes} hash) => {Handle}.VerifyHashAndReset(hash);");
    }
}
