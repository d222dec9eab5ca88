namespace KcapiGen.Operations;

/// <summary>The state of an operation's owner: idle, in use by one caller, or disposed. Every change is atomic.</summary>
internal struct OwnerState
{
    private const int Idle = 0;
    private const int Busy = 1;
    private const int Disposed = 2;
    private const int DisposedWhileBusy = 3;

    private int _state;

    /// <summary>Whether the owner was disposed.</summary>
    public readonly bool IsDisposed => Volatile.Read(in _state) is Disposed or DisposedWhileBusy;

    /// <summary>Takes the operation. Returns false while another caller has it.</summary>
    /// <exception cref="ObjectDisposedException">Thrown when the owner was disposed.</exception>
    public bool TryEnter(Type owner)
    {
        int state = Interlocked.CompareExchange(ref _state, Busy, Idle);
        ObjectDisposedException.ThrowIf(state is Disposed or DisposedWhileBusy, owner);
        return state == Idle;
    }

    /// <summary>Gives the operation back. Returns true when the owner was disposed in the meantime: the caller then closes the operation.</summary>
    public bool Exit()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Busy) != DisposedWhileBusy)
        {
            return false;
        }

        Volatile.Write(ref _state, Disposed);
        return true;
    }

    /// <summary>
    /// Disposes the owner. Returns true when no caller has the operation; the caller of this method then closes it. Otherwise the other caller does.
    /// </summary>
    public bool Dispose()
        => Interlocked.CompareExchange(ref _state, Disposed, Idle) == Idle
            || (Interlocked.CompareExchange(ref _state, DisposedWhileBusy, Busy) == Idle && Dispose());
}
