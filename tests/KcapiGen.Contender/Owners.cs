namespace KcapiGen.Contender;

/// <summary>What has to be disposed together, in this order.</summary>
internal sealed class Owners(params IDisposable[] owned) : IDisposable
{
    public void Dispose() => Array.ForEach(owned, one => one.Dispose());
}
