namespace KcapiGen.Operations;

/// <summary>What the operations of every kind of algorithm have.</summary>
internal interface IOperation : IDisposable
{
    /// <summary>The side that this is.</summary>
    KernelBackend Backend { get; }
}
