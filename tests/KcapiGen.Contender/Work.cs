namespace KcapiGen.Contender;

/// <summary>Something made ready to be done over and over.</summary>
internal abstract class Work : IDisposable
{
    /// <returns>How many bytes the calls allocated.</returns>
    public abstract long Run(int calls);

    public abstract void Dispose();
}
