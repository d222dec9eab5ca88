using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <summary>A call with what its arguments are known to be.</summary>
internal sealed class Call(IOperation operation, IMethodSymbol method, Value? instance,
    IReadOnlyList<(IArgumentOperation Operation, Value? Value)> arguments)
{
    public IOperation Operation { get; } = operation;

    public IMethodSymbol Method { get; } = method;

    public string Name => Method.Name;

    /// <summary>The type that the method belongs to, with its namespace.</summary>
    public string Owner { get; } = PlatformTypes.NameOf(method.ContainingType);

    /// <summary>What the table of the platform's members says of the method.</summary>
    public PlatformMember Member { get; } = PlatformMembers.Of(method);

    public Value? Instance { get; } = instance;

    public IReadOnlyList<(IArgumentOperation Operation, Value? Value)> Arguments { get; } = arguments;

    public bool Is(string owner, string name) => Name == name && Owner == owner;

    public Value? this[int parameter] => Arguments.FirstOrDefault(argument => argument.Operation.Parameter?.Ordinal == parameter).Value;

    public Value? this[string parameter] => Arguments.FirstOrDefault(argument => argument.Operation.Parameter?.Name == parameter).Value;

    public Quantity? Number(int parameter) => (this[parameter] as NumberValue)?.Quantity;

    public Quantity? Number(string parameter) => (this[parameter] as NumberValue)?.Quantity;

    public bool Has(string parameter) => Method.Parameters.Any(candidate => candidate.Name == parameter);

    /// <summary>The value of an argument that is a constant.</summary>
    public object? Constant(string parameter)
    {
        IArgumentOperation? argument = Arguments.FirstOrDefault(argument => argument.Operation.Parameter?.Name == parameter).Operation;
        return argument?.Value.ConstantValue is { HasValue: true } constant ? constant.Value : null;
    }
}
