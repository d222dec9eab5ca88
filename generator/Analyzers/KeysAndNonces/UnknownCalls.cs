using System.Collections.Immutable;
using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Evaluates calls of code that is not known: it may write what it is given, and keep it.</summary>
internal sealed class UnknownCalls(Evaluator evaluator)
{
    private MethodState State => evaluator.State;

    public Region Create(IObjectCreationOperation creation, Arguments arguments)
    {
        Message? message = CipherCalls.MessageOf(creation, arguments);
        Give(creation, creation.Constructor, arguments, creation.Arguments);
        if (message is null && !MayRunOwnCode(creation.Constructor))
        {
            // A write to a stream over an array writes to the array.
            foreach (IArgumentOperation argument in creation.Arguments.Where(argument => ParameterAccess.MayWrite(argument.Parameter)
                && argument.Parameter?.Type is IArrayTypeSymbol))
            {
                State.Untrack(arguments[argument.Parameter!.Ordinal]);
            }
        }

        Region made = State.Allocate(creation, ContentKind.Unknown);
        if (message is not null)
        {
            State.Messages.Set(made.Site, [message]);
        }

        return made;
    }

    public Region Invoke(IInvocationOperation call, Region? instance, Arguments arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        if (instance is not null)
        {
            if (call.Instance?.Type is { } type and not IArrayTypeSymbol && PlatformTypes.IsMemory(type) && !PlatformTypes.IsReadOnly(type))
            {
                State.Untrack(instance);
            }

            State.ChangeMembers(instance.Site);
        }

        Give(call, method, arguments, call.Arguments);
        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.ReturnType is IPointerTypeSymbol)
        {
            foreach (Region? region in arguments.All)
            {
                State.Untrack(region);
            }
        }

        bool isHeld = !method.IsStatic || (PlatformTypes.IsMemory(method.ReturnType) && arguments.All.Any(region => region is not null));
        return State.Allocate(call, Content.Unknown(call) with { Escaped = isHeld });
    }

    // Unknown code writes what it can write and keeps what it can keep. Code of this project also changes fields, and memory that it kept before.
    private void Give(IOperation call, IMethodSymbol? method, Arguments arguments, ImmutableArray<IArgumentOperation> passed)
    {
        evaluator.CipherCalls.MayRekey(State, method, arguments, passed);
        if (MayRunOwnCode(method))
        {
            RunOwnCode();
        }

        foreach (IArgumentOperation argument in passed)
        {
            if (ElementGiven(argument) is { } holder)
            {
                if (method is { ReturnsByRef: true } or { ReturnsByRefReadonly: true })
                {
                    State.Untrack(holder);
                }
                else if (argument.Parameter?.RefKind != RefKind.In)
                {
                    State.Write(holder, call);
                }
            }

            if (ParameterAccess.MayWrite(argument.Parameter))
            {
                GiveToWrite(call, method, arguments, argument);
            }
        }
    }

    private void RunOwnCode()
    {
        foreach (object site in State.Contents.Where(pair => pair.Value.Escaped).Select(pair => pair.Key).ToList())
        {
            State.Write(new(site), new object());
        }

        foreach (ISymbol member in State.Variables.Keys.OfType<ISymbol>().Where(IsChangeable).ToList())
        {
            State.Variables.Remove(member);
        }

        IEnumerable<ISymbol> nonces = State.Uses.Keys.Select(use => use.Nonce).OfType<ISymbol>().Where(MemberSite.IsFieldOrProperty);
        IEnumerable<ISymbol> keys = State.Uses.Keys.Select(use => use.Key).OfType<ISymbol>().Where(IsChangeable);
        foreach (ISymbol member in nonces.Concat(keys).Distinct<ISymbol>(SymbolEqualityComparer.Default).ToList())
        {
            State.Renew(member);
        }
    }

    private void GiveToWrite(IOperation call, IMethodSymbol? method, Arguments arguments, IArgumentOperation argument)
    {
        if (arguments[argument.Parameter?.Ordinal] is { } batch && !State.Messages.At(batch.Site).IsEmpty && MayRunOwnCode(method))
        {
            State.Messages.Set(batch.Site, []);
        }

        if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } && Expressions.Declared(argument.Value) is ILocalReferenceOperation local)
        {
            State.Variables[local.Local] = State.Allocate(argument, ContentKind.Unknown);
        }

        if (arguments[argument.Parameter?.Ordinal] is not { } region || evaluator.CipherCalls.IsCipher(argument.Value))
        {
            return;
        }

        State.Write(region, call);
        if (argument.Parameter?.Type.Name == "Span")
        {
            return;
        }

        State.Escape(region);
        if (method is { IsStatic: false, ContainingType.IsRecord: false })
        {
            State.Findings.Keeps(region.Site);
        }
    }

    // By reference: ref nonce[0].
    private Region? ElementGiven(IArgumentOperation argument)
        => argument.Parameter?.RefKind == RefKind.None ? null : evaluator.Evaluate(Expressions.ElementOf(argument.Value).Memory);

    private static bool MayRunOwnCode(IMethodSymbol? method)
        => method is null || PlatformTypes.IsOfThisProject(method) || method.MethodKind == MethodKind.DelegateInvoke;

    // A handle in a field that is set once is always the same; an array in it has other bytes at other times.
    private bool IsChangeable(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !(field.IsReadOnly && evaluator.Ciphers.AlgorithmOf(field.Type) is not null),
        IPropertySymbol property => !(property.SetMethod is null && evaluator.Ciphers.AlgorithmOf(property.Type) is not null),
        _ => false,
    };
}
