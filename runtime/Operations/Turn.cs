namespace KcapiGen.Operations;

/// <summary>The time for which a caller has an operation: a <c>using</c> block.</summary>
internal readonly ref struct Turn<TOperation>(OperationOwner<TOperation> owner, TOperation operation) : IDisposable
    where TOperation : class, IOperation
{
    /// <summary>The operation.</summary>
    public TOperation Operation { get; } = operation;

    /// <summary>Gives the operation back.</summary>
    public void Dispose() => owner.Exit();
}
