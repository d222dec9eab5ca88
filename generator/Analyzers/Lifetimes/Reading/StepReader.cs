using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using Microsoft.CodeAnalysis;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>Reads the steps of one node. It takes the variables before the node, and finds the variables after it and the events between.</summary>
internal sealed partial class StepReader(Sources sources, Frame frame, Variables variables)
{
    public Sources Sources { get; } = sources;

    public Frame Frame { get; } = frame;

    public Variables Variables { get; private set; } = variables;

    public List<FlowEvent> Events { get; } = [];

    public void Read(FlowStep step)
    {
        switch (step)
        {
            case EvaluateStep evaluate:
                Read(evaluate.Operation);
                break;
            case BindStep bind:
                Set(bind.Parameter, Read(bind.Argument));
                break;
            case ResultStep result:
                Set(result.Call, Read(result.Value));
                break;
            case ReturnStep { Value: var value }:
                if (Read(value) is StreamValue stream)
                {
                    Add(new StreamReturned(stream, value));
                }

                break;
            case ScopeEndStep scope:
                foreach (ILocalSymbol local in scope.Locals)
                {
                    EndScope(local);
                }

                break;
            case FrameEndStep end:
                if (end.Frame.IsOfMethod)
                {
                    GiveOut();
                }

                Add(new LifeEnded(Ending.FrameLeft, null) { Frame = end.Frame });
                Add(new FrameEnded(end.Frame));
                break;
        }
    }

    public void Add(FlowEvent happened) => Events.Add(happened);

    public void Set(object variable, Value? value) => Variables = Variables.Set(variable, value);

    /// <summary>Returns the value of an expression that was read before.</summary>
    public Value? Peek(IOperation operation) => new StepReader(Sources, Frame, Variables).Read(operation);

    /// <summary>An allocation site runs again: forgets which variables hold what it allocated before.</summary>
    public void Renew(object symbol)
    {
        Variables = Variables.Select((_, value) => Renewal.Of(value, symbol));
        Add(new Renewed(symbol));
    }

    /// <summary>Returns new memory that is allocated here.</summary>
    public MemoryValue Make(IOperation place, OriginKind kind, Quantity? length = null)
    {
        Origin origin = Sources.Origin(place, kind, kind == OriginKind.Stack ? Frame : null);
        if (length is { } known)
        {
            origin.Length = known;
        }

        Renew(origin);
        return new(origin, null, Quantity.Zero, origin.Length);
    }

    /// <summary>Returns what the type of an expression says about its value.</summary>
    public Value? Unknown(IOperation place) => Unknown(place, place.Type);

    /// <summary>Returns an unknown item of a container or struct.</summary>
    private Value? Assume(object place, ITypeSymbol? type)
    {
        Value? value = Unknown(place, type);
        if (value is MemoryValue memory)
        {
            memory.Origin.IsAssumed = true;
        }

        if (value is PinValue pin)
        {
            pin.Pin.IsAssumed = true;
        }

        return value;
    }

    private Value? Unknown(object place, ITypeSymbol? type)
    {
        Value? value = Sources.Unknown(place, type, null);
        object? symbol = value switch
        {
            MemoryValue memory => memory.Origin,
            NumberValue number => number.Quantity.Symbol,
            PinValue pin => pin.Pin,
            StreamValue stream => stream.Source,
            ContainerValue vectors => vectors.Store,
            _ => null,
        };
        if (symbol is not null)
        {
            Renew(symbol);
        }

        return value;
    }

    /// <summary>Ends a pin: memory that was obtained through it may move from here on.</summary>
    public void Unpin(Pin pin, LifeEnded ended)
    {
        Pin? other = StillPinning(pin);
        if (other is null)
        {
            Add(ended);
        }

        foreach (KeyValuePair<object, Value?> variable in Variables.Values)
        {
            if (variable.Value is MemoryValue memory && memory.IsHeldBy(pin, ended.PinAge))
            {
                Set(variable.Key, memory with { Pin = other ?? pin.AsEnded });
            }
            else if (variable.Value is ContentsValue contents && other is null)
            {
                Set(variable.Key, contents.Unpinned(pin, ended.PinAge));
            }
        }
    }

    // Another fixed block, around this one, may pin the same memory.
    private Pin? StillPinning(Pin pin)
    {
        if (pin.Kind != PinKind.Fixed)
        {
            return null;
        }

        List<MemoryValue> pinned = [.. Variables.Values.Values.OfType<MemoryValue>()
            .Where(memory => memory.Pin is { Kind: PinKind.Fixed, Ended: null })];
        Origin? origin = pinned.FirstOrDefault(memory => memory.Pin == pin)?.Origin;
        return pinned.FirstOrDefault(memory => memory.Pin != pin && memory.Origin == origin)?.Pin;
    }

    // The caller receives the values that the method leaves in its ref and out parameters.
    private void GiveOut()
    {
        foreach (KeyValuePair<object, Value?> variable in Variables.Values)
        {
            if (variable is { Key: IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out }, Value: StreamValue { Begin: { } begin } stream })
            {
                Add(new StreamReturned(stream, begin));
            }
        }
    }

    private void EndScope(ILocalSymbol local)
    {
        if (local.IsFixed && Variables.TryGet(local, out Value? value) && value is MemoryValue { Pin: { Kind: PinKind.Fixed } pin })
        {
            Unpin(pin, new(Ending.Unpinned, null) { Pin = pin, Name = local.Name });
        }

        if (Sources.AddressTaken(local, Frame) is not null)
        {
            Add(new LifeEnded(Ending.FrameLeft, null) { Variable = local, Frame = Frame, Name = local.Name });
        }
    }
}
