namespace KcapiGen.Reliability.Tests.Races;

/// <summary>What two threads race on: a handle of its own, new in every round, and its public operations.</summary>
internal abstract class Target : IDisposable
{
    /// <summary>The algorithm, and what stands beside the handle.</summary>
    public abstract string Name { get; }

    /// <summary>The public operations, in an order that is the same for every target of this kind.</summary>
    public abstract IReadOnlyList<Act> Acts { get; }

    /// <summary>Checks, when both acts have ended, that what was not disposed works and that what was is closed.</summary>
    /// <param name="ended">What the acts have disposed.</param>
    public abstract void Check(Part ended);

    public abstract void Dispose();

    /// <summary>Checks that something is refused because of its disposal.</summary>
    protected static void MustBeDisposed(string what, Action use)
    {
        try
        {
            use();
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        throw new WrongResultException($"{what} still works, though it was disposed.");
    }
}
