using KcapiGen.Generator.Catalogue;
using KcapiGen.Generator.Declarations;
using KcapiGen.Generator.Members;

namespace KcapiGen.Generator.Emitting;

/// <summary>The public constructors, from the parts of the key and from a keyring, the private one for <c>Reinit</c>, and <c>Rekey</c>.</summary>
internal static class ConstructorEmitter
{
    // What a caller learns of its key parts, and how the runtime makes one key of them.
    private sealed record KeyParts(string Documentation, string Parameters, string Key);

    public static void Emit(SourceWriter writer, AlgorithmDeclaration declaration, string handleType)
    {
        KeyParts parts = Parts(declaration.Algorithm);
        bool hasTagSizes = SizeConstants.CanChooseTagSize(declaration.Algorithm);
        string tagDocumentation = hasTagSizes ? $"\n{TagSizeEmitter.Documentation(declaration)}" : "", tagParameter = hasTagSizes ? $", {TagSizeEmitter.Parameter}" : "", tagArgument = hasTagSizes ? ", tagSize" : "";
        writer.Member(
            $"""
            <summary>Opens the cipher with a key. Its bytes can be cleared on return.</summary>
            {parts.Documentation}{tagDocumentation}
            {Exceptions(declaration)}
            """,
            $"public {declaration.Name}({parts.Parameters}{tagParameter}) =>\n    {GeneratedMembers.Handle} = {handleType}.Open({GeneratedMembers.Definition}, {TypeNames.CipherKey}.{parts.Key}{tagArgument});");
        writer.Member(
            $"""
            <summary>Opens the cipher with a key of the kernel's keyring (Linux 6.2 and later), whose bytes never enter this process.</summary>
            {FromKeyring(declaration.Algorithm)}{tagDocumentation}
            {Exceptions(declaration)}
            """,
            $"{AfterBytes}\npublic {declaration.Name}({TypeNames.KeyringKey} key{tagParameter}) =>\n    {GeneratedMembers.Handle} = {handleType}.Open({GeneratedMembers.Definition}, {TypeNames.CipherKey}.FromKeyring(key){tagArgument});");
        writer.Member("", $"private {declaration.Name}({handleType} handle) => {GeneratedMembers.Handle} = handle;");
    }

    /// <summary>The methods that give an open handle another key.</summary>
    public static void EmitRekey(SourceWriter writer, AlgorithmDeclaration declaration)
    {
        KeyParts parts = Parts(declaration.Algorithm);
        EmitRekey(writer, $"<summary>Gives this handle another key. Its bytes can be cleared on return.</summary>\n{RekeyRemarks}\n{parts.Documentation}", $"public void Rekey({parts.Parameters})", parts.Key);
        EmitRekey(writer, $"<summary>Gives this handle another key, of the kernel's keyring (Linux 6.2 and later).</summary>\n{RekeyRemarks}\n{FromKeyring(declaration.Algorithm)}\n{OperationDocs.NoKeyring}", $"{AfterBytes}\npublic void Rekey({TypeNames.KeyringKey} key)", "FromKeyring(key)");
    }

    // A default literal would fit both.
    public const string AfterBytes = "[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]";

    private static void EmitRekey(SourceWriter writer, string documentation, string signature, string key) => writer.Member(
        $"""
        {documentation}
        {OperationDocs.WrongSize("A part of the key has the wrong size.")}
        {OperationDocs.HandleErrors}
        {OperationDocs.KernelError}
        """,
        $"{signature} =>\n    {GeneratedMembers.Handle}.Rekey({TypeNames.CipherKey}.{key});");

    private const string RekeyRemarks = "<remarks>Handles made by <see cref=\"Reinit()\"/> before keep the old key. If the new key is rejected, the handle keeps its old key.</remarks>";

    private static string FromKeyring(Algorithm algorithm) => algorithm.KeyLayout switch
    {
        KeyLayout.WithSalt or KeyLayout.WithNonce => $"<param name=\"key\">The key; the {algorithm.SaltSize} bytes of its {(algorithm.KeyLayout == KeyLayout.WithSalt ? "salt" : "nonce")} stand behind it.</param>",
        KeyLayout.Authenc => "<param name=\"key\">The key, in the layout of <c>crypto_authenc_extractkeys</c> (<c>crypto/authenc.c</c>): the length of the encryption key, the authentication key, the encryption key.</param>",
        _ => $"<param name=\"key\">The key, {Sizes.Join(algorithm.KeySizes)} bytes.</param>",
    };

    private static KeyParts Parts(Algorithm algorithm)
    {
        string sizes = Sizes.Join(algorithm.KeySizes);
        string key = $"<param name=\"key\">The key, {sizes} bytes.</param>";
        return algorithm.KeyLayout switch
        {
            KeyLayout.WithSalt => new(
                $"{key}\n<param name=\"salt\">The part of every nonce that goes with the key, {algorithm.SaltSize} bytes.</param>",
                $"{TypeNames.Bytes} key, {TypeNames.Bytes} salt",
                "WithSalt(key, salt)"),
            KeyLayout.WithNonce => new(
                $"{key}\n<param name=\"nonce\">The start of every counter block, which goes with the key (RFC 3686), {algorithm.SaltSize} bytes.</param>",
                $"{TypeNames.Bytes} key, {TypeNames.Bytes} nonce",
                "WithSalt(key, nonce)"),
            KeyLayout.Authenc => new(
                $"""
                <param name="authenticationKey">{AuthenticationKey(algorithm)}</param>
                <param name="encryptionKey">The key of the cipher, {sizes} bytes{(algorithm.SaltSize > 0 ? $", the last {algorithm.SaltSize} of which are the nonce of RFC 3686" : "")}.</param>
                """,
                $"{TypeNames.Bytes} authenticationKey, {TypeNames.Bytes} encryptionKey",
                "Authenc(authenticationKey, encryptionKey)"),
            _ => new(key, $"{TypeNames.Bytes} key", "FromBytes(key)"),
        };
    }

    private static string AuthenticationKey(Algorithm algorithm) => algorithm.AuthenticationKeySizes.Count > 0
        ? $"The authentication key, {Sizes.Join(algorithm.AuthenticationKeySizes)} bytes."
        : $"The key of the HMAC, of any size; as long as its digest ({algorithm.TagSizes[algorithm.TagSizes.Count - 1]} bytes) is best.";

    private static string Exceptions(AlgorithmDeclaration declaration) =>
        $"""
        <exception cref="global::System.ArgumentException">A part of the key has the wrong size{(SizeConstants.CanChooseTagSize(declaration.Algorithm) ? ", or the algorithm has no tags of <paramref name=\"tagSize\"/> bytes" : "")}.</exception>
        <exception cref="global::System.PlatformNotSupportedException">{OperationDocs.NotSupported(declaration)}</exception>
        <exception cref="global::KcapiGen.KernelCryptoException">The kernel refused for another reason, such as a weak key.</exception>
        """;
}
