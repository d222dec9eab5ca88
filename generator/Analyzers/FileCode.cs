using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers;

/// <summary>The code of a method, accessor or initialiser. Its text is looked at before it is bound: a project's methods are many, those with ciphers few, and to bind them all is half a compile.</summary>
internal static class CodeBlocks
{
    /// <returns>The code of a declaration, each piece with its graph to be made; none where no node of its text is wanted.</returns>
    public static IReadOnlyList<IOperation> Bind(CodeBlockAnalysisContext context, Func<SyntaxNode, bool> isWanted)
    {
        IReadOnlyList<SyntaxNode> pieces = PiecesOf(context.CodeBlock, context.OwningSymbol);
        if (!pieces.Any(piece => piece.DescendantNodes().Any(isWanted))) return [];
        return [.. pieces.Select(piece => RootOf(context.SemanticModel.GetOperation(piece, context.CancellationToken))).OfType<IOperation>().Distinct()];
    }

    /// <returns>The graph; null where there is none, as of code that is not whole.</returns>
    public static ControlFlowGraph? GraphOf(IOperation code, CancellationToken cancellation) => code switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
        _ => null,
    };

    // A declaration comes once for each of its symbols: a field may be declared with others, a property is that of its getter, a type that of its primary constructor, and a file that of its top-level statements.
    private static IReadOnlyList<SyntaxNode> PiecesOf(SyntaxNode declaration, ISymbol symbol) => declaration switch
    {
        ConstructorDeclarationSyntax constructor => Present(constructor.Initializer, constructor.Body, constructor.ExpressionBody),
        BaseMethodDeclarationSyntax method => Present(method.Body, method.ExpressionBody),
        AccessorDeclarationSyntax accessor => Present(accessor.Body, accessor.ExpressionBody),
        ArrowExpressionClauseSyntax => [declaration],
        PropertyDeclarationSyntax property => Present(symbol is IMethodSymbol ? property.ExpressionBody : property.Initializer),
        IndexerDeclarationSyntax indexer when symbol is IMethodSymbol => Present(indexer.ExpressionBody),
        VariableDeclaratorSyntax field => Present(field.Initializer),
        BaseFieldDeclarationSyntax fields => Present(fields.Declaration.Variables.FirstOrDefault(field => field.Identifier.ValueText == symbol.Name)?.Initializer),
        TypeDeclarationSyntax { BaseList: { } bases } when symbol is IMethodSymbol => [.. bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>()],
        CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement) => [unit],
        _ => [],
    };

    private static IReadOnlyList<SyntaxNode> Present(params SyntaxNode?[] pieces) => [.. pieces.OfType<SyntaxNode>()];

    private static IOperation? RootOf(IOperation? operation)
    {
        while (operation?.Parent is { } parent) operation = parent;
        return operation;
    }
}
