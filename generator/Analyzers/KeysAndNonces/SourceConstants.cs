using System.Runtime.CompilerServices;
using KcapiGen.Generator.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.KeysAndNonces;

/// <summary>
/// Fields, properties and methods without parameters whose bytes are written in the source: set where they are declared, and never written by their
/// type.
/// </summary>
internal static class SourceConstants
{
    private static readonly ConditionalWeakTable<ISymbol, StrongBox<Content?>> Known = new();

    // Aliases of aliases are followed this far.
    private const int MostAliases = 3;

    // An initializer may refer to itself.
    [ThreadStatic]
    private static HashSet<ISymbol>? _reading;

    /// <returns>The content, or null where it is not constant.</returns>
    public static Content? ContentOf(ISymbol member, SemanticModel model, CipherClasses ciphers)
    {
        if (member is IMethodSymbol { Parameters.Length: > 0 } or IMethodSymbol { IsAsync: true }
            || member.IsVirtual
            || member.IsAbstract
            || member.IsOverride)
        {
            return null;
        }

        if (Known.TryGetValue(member, out StrongBox<Content?>? known))
        {
            return known.Value;
        }

        if ((_reading ??= new(SymbolEqualityComparer.Default)).Add(member) is false)
        {
            return null;
        }

        Content? content = Read(member, model, ciphers);
        _reading.Remove(member);
        Known.GetValue(member, _ => new(content));
        return content;
    }

    private static Content? Read(ISymbol member, SemanticModel model, CipherClasses ciphers)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration || Initializer(declaration) is not { } initializer)
        {
            return null;
        }

        ITypeSymbol? type = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type ?? (member as IMethodSymbol)?.ReturnType;
        bool isFixed = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or IMethodSymbol;
        if (type is null || !(isFixed || member.DeclaredAccessibility == Accessibility.Private))
        {
            return null;
        }

        // A value that every call creates anew cannot be written by others.
        bool isView = PlatformTypes.IsReadOnly(type) && isFixed;
        bool isComputed = declaration is PropertyDeclarationSyntax { Initializer: null } or MethodDeclarationSyntax;
        if (!isView && !isComputed && !IsOnlyRead(member, model.Compilation))
        {
            return null;
        }

        SemanticModel own = ModelOf(model.Compilation, model, initializer);
        if (own.GetOperation(initializer) is not { } operation)
        {
            return null;
        }

        if (operation is IArrayInitializerOperation { Parent: { } array })
        {
            operation = array; // = { 1, 2 }
        }

        Content content = new Evaluator(own, ciphers, ChangedVariables.None).ContentOf(operation);
        return content is { IsConstant: true, Maybe: false } ? content : null;
    }

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
        PropertyDeclarationSyntax property
            => property.ExpressionBody?.Expression
                ?? property.AccessorList?.Accessors.Select(accessor => Returned(accessor.ExpressionBody, accessor.Body))
                    .FirstOrDefault(returned => returned is not null),
        MethodDeclarationSyntax method => Returned(method.ExpressionBody, method.Body),
        _ => null,
    };

    private static ExpressionSyntax? Returned(ArrowExpressionClauseSyntax? arrow, BlockSyntax? body)
        => arrow?.Expression
            ?? (body is { Statements.Count: 1 } && body.Statements[0] is ReturnStatementSyntax { Expression: { } returned } ? returned : null);

    // The types around a nested type can access its private members, too.
    private static bool IsOnlyRead(ISymbol member, Compilation compilation)
    {
        INamedTypeSymbol type = member.ContainingType;
        while (type.ContainingType is { } outer)
        {
            type = outer;
        }

        foreach (SyntaxNode part in type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
        {
            SemanticModel? model = null;
            foreach (IdentifierNameSyntax name in part.DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == member.Name))
            {
                model ??= ModelOf(compilation, null, part);
                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, member))
                {
                    continue;
                }

                SyntaxNode expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                if (model.GetOperation(expression) is { } reference && !IsRead(reference, model))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsRead(IOperation reference, SemanticModel model, int aliases = 0)
    {
        IOperation alias = reference;
        while (alias.Parent is IConversionOperation or ICoalesceOperation or ISwitchExpressionOperation
            || alias.Parent is ISwitchExpressionArmOperation arm && arm.Value == alias
            || alias.Parent is IConditionalOperation choice && choice.Condition != alias)
        {
            if (ReadOnlyUse.Is(alias))
            {
                return true;
            }

            alias = alias.Parent;
        }

        if (ReadOnlyUse.Is(alias))
        {
            return true;
        }

        return LocalOf(alias) is { } local
            ? aliases < MostAliases && IsOnlyRead(local, reference, model, aliases + 1)
            : reference.Type is { SpecialType: SpecialType.System_String };
    }

    private static ISymbol? LocalOf(IOperation alias) => alias.Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } } => declared,
        ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation assigned } assignment when assignment.Value == alias
            => assigned.Local,
        ISimpleAssignmentOperation { IsRef: false, Target: IParameterReferenceOperation assigned } assignment when assignment.Value == alias
            => assigned.Parameter,
        ICoalesceAssignmentOperation { Target: ILocalReferenceOperation assigned } assignment when assignment.Value == alias => assigned.Local,
        ICoalesceAssignmentOperation { Target: IParameterReferenceOperation assigned } assignment when assignment.Value == alias
            => assigned.Parameter,
        _ => null,
    };

    // A local that is an alias of it must be only read, too.
    private static bool IsOnlyRead(ISymbol local, IOperation reference, SemanticModel model, int aliases)
    {
        SyntaxNode member = reference.Syntax.AncestorsAndSelf().First(node => node is MemberDeclarationSyntax);
        return member.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))
            .All(name => model.GetOperation(name) is { } use && (IsReplaced(use) || IsRead(use, model, aliases)));
    }

    private static bool IsReplaced(IOperation local)
        => local.Parent is ISimpleAssignmentOperation { IsRef: false } or ICoalesceAssignmentOperation
            && ((IAssignmentOperation)local.Parent).Target == local;

    // Only for the few members that a key or a nonce comes from; the compilation keeps these models.
#pragma warning disable RS1030
    private static SemanticModel ModelOf(Compilation compilation, SemanticModel? near, SyntaxNode node)
        => near?.SyntaxTree == node.SyntaxTree ? near : compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030
}
