using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KcapiGen.Generator.Analyzers;

/// <summary>The code of one method, accessor or initializer.</summary>
/// <param name="Method">The method or accessor; null of an initializer.</param>
/// <param name="Pieces">The operations, each with a graph of its own: a constructor has its initializer and its body.</param>
internal sealed record CodeBlock(IMethodSymbol? Method, IReadOnlyList<IOperation> Pieces);

/// <summary>
/// The code of a file that may concern an analyzer. The text is searched before anything is bound: a project has many files, few of which use
/// ciphers, and binding all of them is half a compilation. Even an action for every method would cost more than searching the text.
/// </summary>
internal static class FileCode
{
    /// <param name="context">The file.</param>
    /// <param name="mayMention">Returns whether a text may contain what is wanted at all.</param>
    /// <param name="isWanted">Returns whether a node is wanted: a method is bound if one of its nodes is.</param>
    public static IEnumerable<CodeBlock> In(SemanticModelAnalysisContext context, Func<string, bool> mayMention, Func<SyntaxNode, bool> isWanted)
    {
        SemanticModel model = context.SemanticModel;
        if (!mayMention(model.SyntaxTree.GetText(context.CancellationToken).ToString()))
        {
            yield break;
        }

        foreach ((SyntaxNode declaration, SyntaxNode[] pieces) in Declarations(model.SyntaxTree.GetRoot(context.CancellationToken)))
        {
            if (!pieces.Any(piece => piece.DescendantNodes().Any(isWanted)))
            {
                continue;
            }

            IOperation[] code = [.. pieces.Select(piece => RootOf(model.GetOperation(piece, context.CancellationToken)))
                .OfType<IOperation>()
                .Distinct()];
            yield return new(MethodOf(declaration, model, context.CancellationToken), code);
        }
    }

    /// <returns>The graph; null where there is none, as for incomplete code.</returns>
    public static ControlFlowGraph? GraphOf(IOperation code, CancellationToken cancellation) => code switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
        _ => null,
    };

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode[] Pieces)> Declarations(SyntaxNode root)
        => root.DescendantNodesAndSelf(HoldsDeclarations).SelectMany(node => node switch
        {
            ConstructorDeclarationSyntax constructor => [(node, Present(constructor.Initializer, constructor.Body, constructor.ExpressionBody))],
            BaseMethodDeclarationSyntax method => [(node, Present(method.Body, method.ExpressionBody))],
            AccessorDeclarationSyntax accessor => [(node, Present(accessor.Body, accessor.ExpressionBody))],
            ArrowExpressionClauseSyntax => [(node, Present(node))],
            EqualsValueClauseSyntax => [(node, Present(node))],
            PrimaryConstructorBaseTypeSyntax => [(node, Present(node))],
            CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement) => [(node, Present(node))],
            _ => Array.Empty<(SyntaxNode, SyntaxNode[])>(),
        });

    // Down to the bodies, and to what takes the place of one: the arrow of a property, the initializer of a field or property, the base of a primary
    // constructor.
    private static bool HoldsDeclarations(SyntaxNode node)
        => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BaseListSyntax
            or BasePropertyDeclarationSyntax or AccessorListSyntax or BaseFieldDeclarationSyntax or VariableDeclarationSyntax
            or VariableDeclaratorSyntax;

    private static SyntaxNode[] Present(params SyntaxNode?[] pieces) => [.. pieces.OfType<SyntaxNode>()];

    private static IMethodSymbol? MethodOf(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) => declaration switch
    {
        ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
        PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } => PrimaryConstructorOf(type, model, cancellation),
        EqualsValueClauseSyntax => null,
        _ => model.GetDeclaredSymbol(declaration, cancellation) as IMethodSymbol,
    };

    private static IMethodSymbol? PrimaryConstructorOf(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellation)
        => model.GetDeclaredSymbol(type, cancellation)?.InstanceConstructors
            .FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellation) == type));

    private static IOperation? RootOf(IOperation? operation)
    {
        while (operation?.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
