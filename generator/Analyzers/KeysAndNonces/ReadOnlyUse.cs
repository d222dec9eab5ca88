using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>Uses of a field or a captured variable that only read the memory that it denotes.</summary>
internal static class ReadOnlyUse
{
    public static bool Is(IOperation reference)
    {
        IOperation current = reference;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case IConversionOperation conversion when conversion.Type is { } type && PlatformTypes.IsReadOnly(type): return true;
                case IConversionOperation: break;
                case ISpreadOperation or ILockOperation or IBinaryOperation or IIsPatternOperation or INameOfOperation or IForEachLoopOperation:
                    return true;
                case IArgumentOperation { Parameter: { } parameter } argument when !ParameterAccess.MayWrite(parameter):
                    if (argument.Parent is not IInvocationOperation { TargetMethod: var reader } || !IsView(reader))
                    {
                        return true;
                    }

                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var viewer } } when IsView(viewer): break;
                case IInvocationOperation { TargetMethod: var viewer } when IsView(viewer): break;
                case IInvocationOperation { TargetMethod: var called } invocation:
                    return invocation.Instance == current
                        && PlatformMembers.Of(called).Target != PlatformMember.Instance
                        && PlatformTypes.IsMemory(current.Type);
                case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                    return property.Instance == current && !PlatformTypes.IsMemory(property.Type);
                case IPropertyReferenceOperation or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                    if (PlatformTypes.IsMemory(parent.Type))
                    {
                        break;
                    }

                    return parent.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation or IAddressOfOperation
                        or IArgumentOperation { Parameter.RefKind: not RefKind.None })
                        || (parent.Parent is ISimpleAssignmentOperation assignment && assignment.Value == parent && !assignment.IsRef);
                default: return false;
            }

            current = parent;
        }

        return false;
    }

    private static bool IsView(IMethodSymbol method) => PlatformMembers.Of(method).Effect is MemoryEffect.View or MemoryEffect.Reinterpret;
}
