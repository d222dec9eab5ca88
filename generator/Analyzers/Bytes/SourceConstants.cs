using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers.Bytes;

/// <summary>Fields and properties whose bytes stand in the source: set where they are declared, and never written by their type.</summary>
internal static class SourceConstants
{
    private static readonly ConditionalWeakTable<ISymbol, StrongBox<Content?>> Known = new();

    // An initialiser may lead back to itself.
    [ThreadStatic]
    private static HashSet<ISymbol>? _reading;

    /// <returns>The content, or null of what is not constant.</returns>
    public static Content? ContentOf(ISymbol member, SemanticModel model, CipherClasses ciphers)
    {
        if (Known.TryGetValue(member, out StrongBox<Content?>? known)) return known.Value;
        if ((_reading ??= new(SymbolEqualityComparer.Default)).Add(member) is false) return null;
        Content? content = Read(member, model, ciphers);
        _reading.Remove(member);
        Known.GetValue(member, _ => new(content));
        return content;
    }

    public static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static Content? Read(ISymbol member, SemanticModel model, CipherClasses ciphers)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration || Initializer(declaration) is not { } initializer) return null;
        ITypeSymbol? type = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
        bool isFixed = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        if (type is null || !(isFixed || member.DeclaredAccessibility == Accessibility.Private)) return null;

        // A value that is made anew with every call cannot be written by another.
        bool isView = KnownMembers.IsReadOnly(type) && isFixed;
        bool isComputed = declaration is PropertyDeclarationSyntax { Initializer: null };
        if (!isView && !isComputed && !IsOnlyRead(member, model.Compilation)) return null;
        SemanticModel own = ModelOf(model.Compilation, model, initializer);
        if (own.GetOperation(initializer) is not { } operation) return null;
        if (operation is IArrayInitializerOperation { Parent: { } array }) operation = array; // = { 1, 2 }
        Content content = new Evaluator(own, ciphers, new Findings(), []).ContentOf(operation);
        return content is { IsConstant: true, Maybe: false } ? content : null;
    }

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.ExpressionBody is not null)?.ExpressionBody?.Expression,
        _ => null,
    };

    // Of a nested type the types around it see its private members too.
    private static bool IsOnlyRead(ISymbol member, Compilation compilation)
    {
        INamedTypeSymbol type = member.ContainingType;
        while (type.ContainingType is { } outer) type = outer;
        foreach (SyntaxNode part in type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
        {
            SemanticModel? model = null;
            foreach (IdentifierNameSyntax name in part.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == member.Name))
            {
                model ??= ModelOf(compilation, null, part);
                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, member)) continue;
                SyntaxNode expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                if (model.GetOperation(expression) is { } reference && !IsRead(reference, model)) return false;
            }
        }

        return true;
    }

    private static bool IsRead(IOperation reference, SemanticModel model)
    {
        if (KnownMembers.IsRead(reference)) return true;
        IOperation alias = reference;
        while (alias.Parent is IConversionOperation) alias = alias.Parent;
        if (alias.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }) return reference.Type is { SpecialType: SpecialType.System_String };

        // Another name for it, which must be only read in turn.
        SyntaxNode member = reference.Syntax.AncestorsAndSelf().First(node => node is MemberDeclarationSyntax);
        return member.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))
            .All(name => model.GetOperation(name) is { } use && KnownMembers.IsRead(use));
    }

    // Only for the few members that a key or a nonce comes from; the compilation keeps these models.
#pragma warning disable RS1030
    private static SemanticModel ModelOf(Compilation compilation, SemanticModel? near, SyntaxNode node) =>
        near?.SyntaxTree == node.SyntaxTree ? near : compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030
}
