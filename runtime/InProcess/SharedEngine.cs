namespace KcapiGen.InProcess;

/// <summary>
/// The engine that the handles of one key share: each of them works with a copy of its own, as OPs are accepted from a TFM. Nobody works with this
/// one, so it can be copied beside whatever the others do. The last user closes it.
/// </summary>
internal sealed class SharedEngine<T>(T engine, Func<T, T> duplicate)
    where T : class, IDisposable
{
    private readonly Lock _lock = new();
    private int _users;
    private bool _isClosed;

    /// <summary>Counts a new user and returns a copy of the engine for it.</summary>
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

    /// <summary>Counts a new user that brings its copy along: one that was duplicated from another user's.</summary>
    public void Join()
    {
        lock (_lock)
        {
            _users++;
        }
    }

    /// <summary>Says that a user is gone.</summary>
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
