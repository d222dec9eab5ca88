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
        <exception cref="global::System.InvalidOperationException">Another operation is in progress on this handle.</exception>
        """;

    public const string OneShotErrors =
        $"""
        <exception cref="global::System.ObjectDisposedException">The handle is disposed.</exception>
        <exception cref="global::System.InvalidOperationException">Data was appended to a message that is not finished, or another operation is in progress on this handle.</exception>
        {KernelError}
        """;

    private const string Reset =
        """<exception cref="global::KcapiGen.KernelCryptoException">The kernel reported an error. The message is discarded.</exception>""";

    public static void Emit(SourceWriter writer, Algorithm algorithm)
    {
        EmitOneShot(writer, algorithm);
        EmitAppend(writer);
        EmitDigest(writer, algorithm, "GetCurrentHash", "Computes the digest of the data appended so far. More can be appended.");
        string empty = algorithm.PrefixSize == 0 ? ". If nothing was appended, it is the digest of the empty message" : "";
        EmitDigest(writer, algorithm, "GetHashAndReset", $"Computes the digest of the appended data and starts a new message{empty}.");
        EmitVerify(writer, algorithm);
    }

    public static string Message(Algorithm algorithm) => algorithm.PrefixSize == 0
        ? "of any size"
        : $"the {SizeConstants.Prefix(algorithm)} of {algorithm.PrefixSize} bytes followed by the data, of any size";

    public static string TooSmall(Algorithm algorithm)
        => $"The destination is too small{OrTooShort(algorithm)}.";

    public static string ShortMessage(Algorithm algorithm)
        => algorithm.PrefixSize == 0 ? "" : WrongSize($"The message is shorter than its {SizeConstants.Prefix(algorithm)}.") + "\n";

    private static string OrTooShort(Algorithm algorithm)
        => algorithm.PrefixSize == 0 ? "" : $", or the message is shorter than its {SizeConstants.Prefix(algorithm)}";

    private static void EmitOneShot(SourceWriter writer, Algorithm algorithm)
    {
        writer.Member(
            $"""
            <summary>Computes the digest of a message.</summary>
            {Param("source", $"The message, {Message(algorithm)}.")}
            {Param("destination", $"Receives the digest, {algorithm.DigestSize} bytes.")}
            <returns>The number of bytes written.</returns>
            {WrongSize(TooSmall(algorithm))}
            {OneShotErrors}
            """,
            $"public int ComputeHash({Bytes} source, {WritableBytes} destination) => {Handle}.ComputeHash(source, destination);");
        writer.Member(
            $"""
            <summary>Computes the digest of a message.</summary>
            {Param("source", $"The message, {Message(algorithm)}.")}
            <returns>The digest, {algorithm.DigestSize} bytes.</returns>
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

    private static void EmitAppend(SourceWriter writer)
    {
        foreach (string type in new[] { Bytes, "global::System.Buffers.ReadOnlySequence<byte>" })
        {
            writer.Member(
                $"""
                <summary>Appends data to the message.</summary>
                {Param("data", "The next part of the message, of any size.")}
                {Busy}
                {Reset}
                """,
                $"public void AppendData({type} data) => {Handle}.AppendData(data);");
        }
    }

    private static void EmitDigest(SourceWriter writer, Algorithm algorithm, string method, string summary)
    {
        string incomplete = Busy.Replace("on this handle.", $"on this handle{OrTooShort(algorithm)}.");
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
            {Param("bytesWritten", "The number of bytes written; 0 if the destination is too small.")}
            <returns>True if the destination is large enough; otherwise false, and nothing is done.</returns>
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
        string hash = Param("hash", $"The expected digest, {algorithm.DigestSize} bytes.");
        writer.Member(
            $"""
            <summary>Determines whether a message has the expected digest. The comparison takes constant time.</summary>
            {Param("source", $"The message, {Message(algorithm)}.")}
            {hash}
            <returns>True if the digests are equal.</returns>
            {WrongSize($"The digest is not {algorithm.DigestSize} bytes long{OrTooShort(algorithm)}.")}
            {OneShotErrors}
            """,
            $"public bool Verify({Bytes} source, {Bytes} hash) => {Handle}.Verify(source, hash);");
        writer.Member(
            $"""
            <summary>Ends the appended message and determines whether it has the expected digest. The comparison takes constant time.</summary>
            {hash}
            <returns>True if the digests are equal.</returns>
            {WrongSize($"The digest is not {algorithm.DigestSize} bytes long.")}
            {Busy}
            {Reset}
            """,
            $"public bool VerifyHashAndReset({Bytes} hash) => {Handle}.VerifyHashAndReset(hash);");
    }
}
