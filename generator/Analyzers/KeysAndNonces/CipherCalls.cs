using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>What ciphers are given: keys, nonces and batches of messages.</summary>
internal sealed class CipherCalls(CipherClasses ciphers)
{
    // Messages of which a loop puts several with the same nonce into one batch.
    private readonly HashSet<IOperation> _repeated = [];

    public bool IsCipher(IOperation value) => ciphers.AlgorithmOf(Expressions.WithoutConversions(value).Type) is not null;

    public Region Create(MethodState state, IObjectCreationOperation creation, Algorithm algorithm, Arguments arguments)
        => state.Allocate(creation, ContentKind.Unknown, TakeKey(state, creation, creation.Arguments, algorithm, arguments));

    public Region Invoke(MethodState state, IInvocationOperation call, Algorithm algorithm, Region? handle, Arguments arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "Reinit")
        {
            return state.Allocate(call, ContentKind.Unknown, handle is null ? null : state.ContentAt(handle).Stamp);
        }

        if (method.Name == CipherMembers.Rekey)
        {
            // The handle has another key from here on; others made from it before keep theirs.
            KeyIdentity key = TakeKey(state, call, call.Arguments, algorithm, arguments);
            if (handle is not null)
            {
                state.Contents[handle.Site] = state.ContentAt(handle) with { Stamp = key, Maybe = false };
            }
        }

        if (CipherClasses.WantsFreshNonce(algorithm))
        {
            Encrypt(state, call, algorithm, handle, arguments);
        }

        foreach (IParameterSymbol written in method.Parameters.Where(parameter => parameter.Type.Name == "Span"))
        {
            if (arguments[written.Ordinal] is { } memory)
            {
                state.Write(memory, call);
            }
        }

        return state.Allocate(call, ContentKind.Unknown);
    }

    /// <summary>Messages are put into an array, a list or a span.</summary>
    public void AddMessages(MethodState state, Region batch, Region added, string? index)
    {
        if (state.Messages.Add(batch.Site, state.Messages.At(added.Site), index) is { } again)
        {
            _repeated.Add(again);
        }
    }

    public static Message? MessageOf(IObjectCreationOperation creation, Arguments arguments)
        => creation is { Type: { Name: "AeadMessage" or "SkcipherMessage", ContainingNamespace.Name: "KcapiGen" },
            Constructor.Parameters.Length: > 0 }
            && arguments[0] is { } nonce
                ? new(creation, nonce, Index: null)
                : null;

    /// <summary>A call that is not known may give a handle another key: one that it is handed, or one in a field of its class.</summary>
    public void MayRekey(MethodState state, IMethodSymbol? method, Arguments arguments, IEnumerable<IArgumentOperation> passed)
    {
        foreach (IArgumentOperation argument in passed)
        {
            if (IsCipher(argument.Value) && arguments[argument.Parameter?.Ordinal] is { } handle && Rekeying.MayRekeyWhatItIsGiven(method))
            {
                state.Forget(handle.Site);
            }
        }

        if (state.Uses.Count == 0 || method is null || !Rekeying.IsMentionedIn(method))
        {
            return;
        }

        foreach (ISymbol key in state.Uses.Keys.Select(use => use.Key).OfType<ISymbol>().Where(CanBeReached).ToList())
        {
            state.Forget(key);
        }

        static bool CanBeReached(ISymbol symbol) => MemberSite.IsFieldOrProperty(symbol) || symbol is IParameterSymbol;
    }

    private void Encrypt(MethodState state, IInvocationOperation call, Algorithm algorithm, Region? handle, Arguments arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (CipherMembers.TakesNonce(method.Name)
            && method.Parameters.FirstOrDefault(parameter => parameter.Name is "nonce" or "iv") is { } parameter)
        {
            Encrypt(state, call, call, algorithm, handle, arguments[parameter.Ordinal]);
        }

        if (method.Name != CipherMembers.Batch || arguments[0] is not { } batch)
        {
            return;
        }

        foreach (Message message in state.Messages.Send(batch.Site))
        {
            for (int times = _repeated.Contains(message.Made) ? 2 : 1; times > 0; times--)
            {
                Encrypt(state, call, message.Made, algorithm, handle, message.Nonce);
            }
        }
    }

    /// <param name="state">The state before the call.</param>
    /// <param name="call">The call that encrypts.</param>
    /// <param name="message">What says with which nonce: the call, or a message of a batch.</param>
    /// <param name="algorithm">The algorithm of the cipher.</param>
    /// <param name="handle">The cipher.</param>
    /// <param name="nonce">What is given as nonce.</param>
    private static void Encrypt(MethodState state, IInvocationOperation call, IOperation message, Algorithm algorithm, Region? handle, Region? nonce)
    {
        if (nonce is null)
        {
            return;
        }

        Findings findings = state.Findings;
        findings.Encrypts(nonce.Site);
        Content content = state.ContentAt(nonce), key = handle is null ? Content.Unknown(new()) : state.ContentAt(handle);

        // Other code that has the memory may count it up for the next message.
        bool isConstant = content is { IsConstant: true, Untracked: false, Escaped: false };
        if (isConstant && !(key.Stamp is KeyIdentity identity && findings.OneTimeKeys.Contains(identity.First.Stamp)))
        {
            findings.Constant[call] = (nonce, algorithm.Name);
        }

        if (content.Untracked || key.Untracked || content.Maybe || key.Maybe)
        {
            return;
        }

        NonceUse use = new(key.Stamp, content.Stamp, nonce.Slice);
        if (state.Uses.TryGetValue(use, out (IOperation First, bool Maybe) used))
        {
            findings.UsedAgain[call] = (used.First, algorithm.Name);
        }

        state.Uses[use] = (used.First ?? message, Maybe: false);
    }

    private static KeyIdentity TakeKey(MethodState state, IOperation taking, IReadOnlyList<IArgumentOperation> given, Algorithm algorithm,
        Arguments arguments)
    {
        foreach (IArgumentOperation argument in given)
        {
            // The salt of RFC 4106 and the nonce of RFC 3686 go with the key and need not be secret.
            if (argument.Parameter?.Name is "key" or "encryptionKey" or "authenticationKey" && arguments[argument.Parameter.Ordinal] is { } key
                && state.ContentAt(key) is { Untracked: false, IsOfConstants: true, Kind: not ContentKind.Default } content
                && !state.Findings.LiteralKeys.ContainsKey(taking))
            {
                state.Findings.LiteralKeys[taking] = (argument, algorithm.Name, content.Kind);
            }
        }

        if (given.FirstOrDefault()?.Value is { } first && arguments[0] is { } drawn && state.ContentAt(drawn) is { Kind: ContentKind.Random } random
            && OneTimeKey.IsHandedOn(first))
        {
            state.Findings.OneTimeKeys.Add(random.Stamp);
        }

        // A key in one part is followed by the size of the tag, which is no part of the key.
        bool hasTwoParts = given.Any(argument => argument.Parameter is { Ordinal: 1, Name: not "tagSize" });
        return new KeyIdentity(algorithm.Name, Part(0), hasTwoParts ? Part(1) : KeyPart.None);

        KeyPart Part(int ordinal) => arguments[ordinal] is { } value
            ? new(state.ContentAt(value).Stamp, value.Slice)
            : arguments.Has(ordinal) ? new(new(), Slice.Whole) : KeyPart.None;
    }
}
