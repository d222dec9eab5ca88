namespace KcapiGen.InProcess;

/// <summary>
/// The engine from which every handle of one key gets its own, as OPs are accepted from a TFM. Nobody works with this one,
/// so it can be duplicated from any thread; the last user closes it.
/// </summary>
internal sealed class SharedEngine<T>(T engine, Func<T, T> duplicate) : IDisposable
    where T : class, IDisposable
{
    private int _users;

    /// <summary>An engine of its own for a new user.</summary>
    public T Acquire()
    {
        T copy = duplicate(engine);
        Interlocked.Increment(ref _users);
        return copy;
    }

    /// <summary>Says that there is a user more, who brings an engine that was acquired by another and duplicated.</summary>
    public SharedEngine<T> Join()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    /// <summary>Says that a user is gone.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            engine.Dispose();
        }
    }
}
