namespace KcapiGen.Handles;

/// <summary>Who may use a handle now: one caller at a time, and nobody once it is disposed. Every step is atomic.</summary>
internal struct HandleState
{
    private const int Idle = 0;
    private const int Busy = 1;
    private const int Disposed = 2;
    private const int DisposedWhileBusy = 3;

    private int _state;

    /// <summary>Whether the handle was disposed.</summary>
    public readonly bool IsDisposed => Volatile.Read(in _state) is Disposed or DisposedWhileBusy;

    /// <summary>Takes the handle; false where another has it.</summary>
    /// <exception cref="ObjectDisposedException">The handle was disposed.</exception>
    public bool TryEnter(object handle)
    {
        int state = Interlocked.CompareExchange(ref _state, Busy, Idle);
        ObjectDisposedException.ThrowIf(state is Disposed or DisposedWhileBusy, handle);
        return state == Idle;
    }

    /// <summary>Gives the handle back; true where it was disposed in the meantime, so that the caller closes what it holds.</summary>
    public bool Exit()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Busy) != DisposedWhileBusy)
        {
            return false;
        }

        Volatile.Write(ref _state, Disposed);
        return true;
    }

    /// <summary>Disposes the handle; true where nobody is at work, so that the caller closes what it holds. Else whoever is does that.</summary>
    public bool Dispose()
        => Interlocked.CompareExchange(ref _state, Disposed, Idle) == Idle
            || (Interlocked.CompareExchange(ref _state, DisposedWhileBusy, Busy) == Idle && Dispose());
}
