namespace KcapiGen.Operations;

/// <summary>What the operations of every kind of algorithm have in common.</summary>
internal interface IOperation : IDisposable
{
    /// <summary>The backend of the operation.</summary>
    KernelBackend Backend { get; }
}
