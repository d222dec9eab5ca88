namespace KcapiGen.InProcess;

/// <summary>
/// An object with a key that several handles share: each handle uses its own copy, as OPs are accepted from a TFM. The original is never used, so it
/// can be copied whatever the users of the copies do. The last user closes it.
/// </summary>
internal sealed class SharedEngine<T>(T engine, Func<T, T> duplicate)
    where T : class, IDisposable
{
    private readonly Lock _lock = new();
    private int _users;
    private bool _isClosed;

    /// <summary>Counts a new user and returns a copy for it.</summary>
    /// <exception cref="ObjectDisposedException">Thrown when the last user is gone.</exception>
    public T Acquire()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, engine);
            T copy = duplicate(engine);
            _users++;
            return copy;
        }
    }

    /// <summary>Counts a new user that already has a copy, which was made from another user's copy.</summary>
    public void Join()
    {
        lock (_lock)
        {
            _users++;
        }
    }

    /// <summary>Counts a user less. The last one closes the original.</summary>
    public void Release()
    {
        lock (_lock)
        {
            if (--_users == 0)
            {
                _isClosed = true;
                engine.Dispose();
            }
        }
    }
}
