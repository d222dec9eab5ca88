using KcapiGen.Generator.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>What ciphers are given: keys, nonces and batches of messages.</summary>
internal sealed partial class Evaluator
{
    // Messages of which a loop makes several with the same nonce, in one batch.
    private readonly HashSet<IOperation> _repeated = [];

    private Value? InvokeCipher(IInvocationOperation call, Algorithm algorithm, Value? handle, Dictionary<int, Value?> arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "Reinit") return Make(call, ContentKind.Unknown, handle is null ? null : _state.ContentOf(handle).Stamp);
        if (method.Name == CipherMembers.Rekey) Rekey(call, algorithm, handle, arguments);
        if (CipherClasses.WantsFreshNonce(algorithm))
        {
            if (CipherMembers.TakesNonce(method.Name) && method.Parameters.FirstOrDefault(parameter => parameter.Name is "nonce" or "iv") is { } parameter)
                Encrypt(call, call, algorithm, handle, Argument(arguments, parameter.Ordinal));
            if (method.Name == CipherMembers.Batch && Argument(arguments, 0) is { } batch)
                EncryptBatch(call, algorithm, handle, _state.Messages.Send(batch.Site));
        }

        foreach (IParameterSymbol written in method.Parameters.Where(parameter => parameter.Type.Name == "Span"))
        {
            if (Argument(arguments, written.Ordinal) is { } memory) Write(memory, call);
        }

        return Make(call, ContentKind.Unknown);
    }

    /// <param name="call">What encrypts.</param>
    /// <param name="message">What says with which nonce: of a batch, the message.</param>
    /// <param name="algorithm">Of the cipher.</param>
    /// <param name="handle">The cipher.</param>
    /// <param name="nonce">What is given as nonce.</param>
    private void Encrypt(IInvocationOperation call, IOperation message, Algorithm algorithm, Value? handle, Value? nonce)
    {
        if (nonce is null) return;
        findings.Encrypts(nonce.Site);
        Content content = _state.ContentOf(nonce), key = handle is null ? Content.Unknown(new()) : _state.ContentOf(handle);

        // Whoever else holds the memory may count it up for the next message.
        bool whole = content is { IsConstant: true, Untracked: false, Escaped: false };
        if (whole && !(key.Stamp is KeyIdentity identity && findings.OneTimeKeys.Contains(identity.First.Stamp))) findings.Constant[call] = (nonce, algorithm.Name);
        if (content.Untracked || key.Untracked || content.Maybe || key.Maybe) return;
        Use use = new(key.Stamp, content.Stamp, nonce.Slice);
        if (_state.Uses.TryGetValue(use, out (IOperation First, bool Maybe) used)) findings.UsedAgain[call] = (used.First, algorithm.Name);
        _state.Uses[use] = (used.First ?? message, Maybe: false);
    }

    private void EncryptBatch(IInvocationOperation call, Algorithm algorithm, Value? handle, IEnumerable<Message> messages)
    {
        foreach (Message message in messages)
        {
            Encrypt(call, message.Made, algorithm, handle, message.Nonce);
            if (_repeated.Contains(message.Made)) Encrypt(call, message.Made, algorithm, handle, message.Nonce);
        }
    }

    private void AddTo(Value batch, Value added, string? index)
    {
        if (_state.Messages.Add(batch.Site, _state.Messages.At(added.Site), index) is { } again) _repeated.Add(again);
    }

    private Value CreateCipher(IObjectCreationOperation creation, Algorithm algorithm, Dictionary<int, Value?> arguments) =>
        Make(creation, ContentKind.Unknown, TakeKey(creation, creation.Arguments, algorithm, arguments));

    // The handle has another key from here on; others made from it before keep theirs.
    private void Rekey(IInvocationOperation call, Algorithm algorithm, Value? handle, Dictionary<int, Value?> arguments)
    {
        KeyIdentity key = TakeKey(call, call.Arguments, algorithm, arguments);
        if (handle is not null) _state.Contents[handle.Site] = _state.ContentOf(handle) with { Stamp = key, Maybe = false };
    }

    private KeyIdentity TakeKey(IOperation taking, IEnumerable<IArgumentOperation> given, Algorithm algorithm, Dictionary<int, Value?> arguments)
    {
        foreach (IArgumentOperation argument in given)
        {
            // The salt of RFC 4106 and the nonce of RFC 3686 go with the key and need not be secret.
            if (argument.Parameter?.Name is "key" or "encryptionKey" or "authenticationKey" && Argument(arguments, argument.Parameter.Ordinal) is { } key
                && _state.ContentOf(key) is { Kind: ContentKind.Zero or ContentKind.Literal or ContentKind.Patched or ContentKind.Computed, Untracked: false } content
                && !findings.LiteralKeys.ContainsKey(taking))
            {
                findings.LiteralKeys[taking] = (argument, algorithm.Name, content.Kind);
            }
        }

        if (given.FirstOrDefault()?.Value is { } first && Argument(arguments, 0) is { } drawn && _state.ContentOf(drawn) is { Kind: ContentKind.Random } random && OneTimeKey.IsHandedOn(first))
            findings.OneTimeKeys.Add(random.Stamp);
        // Behind a key in one part stands the size of the tag, which is no part of the key.
        bool hasTwoParts = given.Any(argument => argument.Parameter is { Ordinal: 1, Name: not "tagSize" });
        return new KeyIdentity(algorithm.Name, Part(0), hasTwoParts ? Part(1) : ("", ""));

        (object, string) Part(int ordinal) => Argument(arguments, ordinal) is { } value ? (_state.ContentOf(value).Stamp, value.Slice) : (arguments.ContainsKey(ordinal) ? new object() : "", "");
    }

    /// <summary>A call that is not known may give a handle another key: one that it is handed, or one in a field of its class.</summary>
    private void MayRekey(IMethodSymbol? method, Dictionary<int, Value?> arguments, IEnumerable<IArgumentOperation> passed)
    {
        foreach (IArgumentOperation argument in passed)
        {
            if (IsCipher(argument.Value) && Argument(arguments, argument.Parameter?.Ordinal ?? -1) is { } handle && Rekeying.MayRekeyWhatItIsGiven(method)) ForgetKey(handle.Site);
        }

        if (_state.Uses.Count == 0 || method is null || !Rekeying.IsMentionedIn(method)) return;
        foreach (ISymbol member in _state.Uses.Keys.Select(use => use.Key).OfType<ISymbol>().Where(symbol => IsField(symbol) || symbol is IParameterSymbol).ToList()) ForgetKey(member);
    }

    private static Message? MessageOf(IObjectCreationOperation creation, Dictionary<int, Value?> arguments) =>
        creation is { Type: { Name: "AeadMessage" or "SkcipherMessage", ContainingNamespace.Name: "KcapiGen" }, Constructor.Parameters.Length: > 0 } && Argument(arguments, 0) is { } nonce
            ? new(creation, nonce, Index: null)
            : null;

    private bool IsCipher(IOperation value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return ciphers.AlgorithmOf(value.Type) is not null;
    }

    private void ForgetKey(object site) => _state.Contents[site] = Content.Unknown(new()) with { Escaped = true };
}
