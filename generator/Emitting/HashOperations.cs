using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Members;
using static KcapiGen.Generator.Emitting.OperationDocs;

namespace KcapiGen.Generator.Emitting;

/// <summary>The operations of a hash, in the shape of <c>System.Security.Cryptography.IncrementalHash</c>.</summary>
internal static class HashOperations
{
    private const string Handle = GeneratedMembers.Handle;
    private const string Bytes = TypeNames.Bytes;
    private const string WritableBytes = TypeNames.WritableBytes;

    public const string Busy =
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

    public static void Emit(SourceWriter writer, Algorithm algorithm)
    {
        EmitOneShot(writer, algorithm);
        EmitAppend(writer);
        EmitDigest(writer, algorithm, "GetCurrentHash", "The digest of what was appended so far. The message goes on.");
        string empty = algorithm.PrefixSize == 0 ? "; that of the empty message where nothing was appended" : "";
        EmitDigest(writer, algorithm, "GetHashAndReset", $"Ends the message and gives its digest{empty}.");
        EmitVerify(writer, algorithm);
    }

    public static string Message(Algorithm algorithm) => algorithm.PrefixSize == 0 ? "of any size" : $"the {SizeConstants.Prefix(algorithm)} of {algorithm.PrefixSize} bytes and then the data, of any size";

    public static string TooSmall(Algorithm algorithm) =>
        algorithm.PrefixSize == 0 ? "The destination is too small." : $"The destination is too small, or the message is shorter than its {SizeConstants.Prefix(algorithm)}.";

    public static string ShortMessage(Algorithm algorithm) =>
        algorithm.PrefixSize == 0 ? "" : WrongSize($"The message is shorter than its {SizeConstants.Prefix(algorithm)}.") + "\n";

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
