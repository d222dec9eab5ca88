using KcapiGen.Generator.Analyzers.Flow;
using KcapiGen.Generator.Analyzers.Lifetimes.Events;
using KcapiGen.Generator.Analyzers.Lifetimes.Values;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Lifetimes.Reading;

/// <content>Calls. Each table reads the calls that it knows; the rest are calls of unknown code.</content>
internal sealed partial class StepReader
{
    private Value? Invoke(IInvocationOperation invocation)
    {
        Value? instance = Read(invocation.Instance);
        var call = new Call(invocation, invocation.TargetMethod, instance, ReadArguments(invocation.Arguments));
        if (invocation.TargetMethod.MethodKind == MethodKind.LocalFunction)
        {
            return LocalFunctionResult(call);
        }

        if (StreamCalls.TryRead(call, this, out Value? result))
        {
            return result;
        }

        LifeEndings.Read(call, this);
        Writes.Read(call, this);
        if (MemorySources.TryRead(call, this, out result) || MemoryViews.TryRead(call, this, out result))
        {
            return result;
        }

        Escape(call);
        if (call is { Instance: ContainerValue queue, Name: "TryDequeue" or "TryPop" } && MemoryViews.IsDraining(call))
        {
            Assign(Expressions.Declared(invocation.Arguments[0].Value), Take(queue, invocation, invocation.Arguments[0].Parameter?.Type), invocation);
        }

        ForgetChanged(invocation);
        return Unknown(invocation);
    }

    private Value? Create(IObjectCreationOperation creation)
    {
        if (creation.Constructor is null)
        {
            return ReadChildren(creation);
        }

        var call = new Call(creation, creation.Constructor, null, ReadArguments(creation.Arguments));
        if (MemoryViews.TryCreate(call, this, out Value? result))
        {
            Read(creation.Initializer);
            return result;
        }

        Escape(call);
        if (PartsOf(creation, call) is { } parts)
        {
            return parts;
        }

        Read(creation.Initializer);
        return Unknown(creation);
    }

    private (IArgumentOperation, Value?)[] ReadArguments(IEnumerable<IArgumentOperation> arguments)
        => [.. arguments.Select(argument => (argument,
            argument.Parameter?.RefKind is null or RefKind.None ? Read(argument.Value) : ReadReference(argument)))];

    private Value? ReadReference(IArgumentOperation argument)
    {
        IOperation variable = Expressions.Declared(argument.Value);
        if (IsVariable(variable) && Read(variable) is StreamValue stream)
        {
            Add(new StreamEscaped(stream, argument));
        }

        bool mayWrite = argument.Parameter!.RefKind is RefKind.Ref or RefKind.Out
            && !(argument.Parent is IInvocationOperation { TargetMethod: var called }
            && ParameterAccess.TakesOnlyAddress(called, argument.Parameter));
        if (!IsVariable(variable))
        {
            Value? place = Locate(variable);
            if (mayWrite && place is MemoryValue memory)
            {
                Add(new MemoryWritten(memory, argument.Parent ?? argument));
            }

            return place;
        }

        Value? before = variable is ILocalReferenceOperation { Local: var local }
            ? Sources.AddressTaken(local, Frame) is not null || !mayWrite
            ? Locate(variable)
            : null
            : null;
        if (mayWrite)
        {
            Assign(variable, Unknown(variable), argument);
        }

        return before;
    }

    private Value? LocalFunctionResult(Call call)
    {
        // An inlined function left its result here. Without a result, the function returns nothing or was not inlined.
        if (Variables.TryGet(call.Operation, out Value? result))
        {
            return result;
        }

        if (LocalFunctions.IsIterator(call.Method) || !call.Method.ReturnsVoid)
        {
            EscapeNamedIn(call.Method.DeclaringSyntaxReferences[0].GetSyntax(), call.Operation);
        }

        return Unknown(call.Operation);
    }

    /// <summary>The arguments of a call of unknown code escape: that code can use them from here on.</summary>
    private void Escape(Call call)
    {
        bool isHarmless = call.Is("System.GC", "KeepAlive")
            || call.Name is "ThrowIfNull" or "ReferenceEquals"
            || call.Owner == "System.Diagnostics.Debug";
        if (!isHarmless)
        {
            foreach (Value? value in call.Arguments.Select(argument => argument.Value).Append(call.Instance))
            {
                if (value is StreamValue stream)
                {
                    Add(new StreamEscaped(stream, call.Operation));
                }
                else if (value is ContainerValue vectors && MayRearrange(call.Method))
                {
                    Empty(vectors);
                }
            }
        }

        bool isPlatform = PlatformTypes.IsPlatform(call.Method) && call.Method.MethodKind != MethodKind.DelegateInvoke;
        bool waits = isPlatform && call.Method.ContainingNamespace.ToDisplayString().StartsWith("System.Threading", StringComparison.Ordinal)
            && call.Owner is not ("System.Threading.Interlocked" or "System.Threading.Volatile" or "System.Threading.CancellationToken");
        bool isOurs = call.Owner.StartsWith("KcapiGen.", StringComparison.Ordinal)
            && call.Method.ContainingType.Name is "NativeBuffer" or "KernelCrypto" or "IoVec";
        if (waits || !(isPlatform || isOurs))
        {
            OthersRun(call.Operation);
        }
    }

    private static bool MayRearrange(IMethodSymbol method)
        => !PlatformTypes.IsPlatform(method) || method.Name is "AddRange" or "Clear" or "Copy" or "CopyTo" or "Fill" or "Insert" or "InsertRange"
        or "Remove" or "RemoveAll" or "RemoveAt" or "RemoveRange" or "Resize" or "Reverse" or "Shuffle" or "Sort";

    private void OthersRun(IOperation operation)
    {
        Add(new OthersRan(operation));
        foreach (KeyValuePair<object, Value?> variable in Variables.Values)
        {
            if (variable is { Key: IFieldSymbol, Value: ContainerValue vectors })
            {
                Empty(vectors);
            }
        }

        Variables = Variables.Forget(variable => variable is IFieldSymbol { IsReadOnly: false });
    }

    /// <summary>A lambda, or a local function that is not called directly, can use the streams that it names at any time.</summary>
    private void EscapeNamedIn(SyntaxNode function, IOperation operation)
    {
        HashSet<string> names = NamesIn(function);
        foreach (KeyValuePair<object, Value?> variable in Variables.Values)
        {
            if (variable.Value is StreamValue stream && variable.Key is ISymbol symbol && names.Contains(symbol.Name))
            {
                Add(new StreamEscaped(stream, operation));
            }
        }

        // The function may also assign its variables at any time.
        HashSet<string> assigned = [.. function.DescendantNodes()
            .OfType<AssignmentExpressionSyntax>()
            .Select(assignment => assignment.Left)
            .OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.ValueText)];
        Variables = Variables.Forget(variable => variable is ISymbol symbol && assigned.Contains(symbol.Name));
    }

    private static HashSet<string> NamesIn(SyntaxNode function)
    {
        HashSet<string> names = [];
        Stack<SyntaxNode> toRead = new([function]);
        SyntaxNode member = function.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() ?? function;
        while (toRead.Count > 0)
        {
            foreach (IdentifierNameSyntax name in toRead.Pop().DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (!names.Add(name.Identifier.ValueText))
                {
                    continue;
                }

                foreach (LocalFunctionStatementSyntax called in member.DescendantNodes().OfType<LocalFunctionStatementSyntax>())
                {
                    if (called.Identifier.ValueText == name.Identifier.ValueText)
                    {
                        toRead.Push(called);
                    }
                }
            }
        }

        return names;
    }
}
