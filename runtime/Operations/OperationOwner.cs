namespace KcapiGen.Operations;

/// <summary>
/// Owns an operation. One caller at a time takes it and gives it back. It is closed when its owner is disposed and no caller has it, so that no
/// descriptor and no context of OpenSSL is used after it was closed.
/// </summary>
/// <remarks>Handles and transforms keep their operation here and nowhere else.</remarks>
/// <param name="operation">The operation, which nobody else uses.</param>
/// <param name="busy">The message of the exception for a caller who comes while another one has the operation.</param>
/// <param name="user">The class that an <see cref="ObjectDisposedException"/> names.</param>
internal class OperationOwner<TOperation>(TOperation operation, string busy, Type user)
    where TOperation : class, IOperation
{
    // Held while the operation is closed or exchanged, and by Share, which uses it beside the caller that has it.
    private readonly Lock _lock = new();
    private TOperation _operation = operation;
    private OwnerState _state;

    /// <summary>The backend that does the work.</summary>
    public KernelBackend Backend => _operation.Backend;

    /// <summary>Whether the owner was disposed.</summary>
    public bool IsDisposed => _state.IsDisposed;

    /// <summary>Takes the operation.</summary>
    /// <exception cref="ObjectDisposedException">Thrown when the owner was disposed.</exception>
    /// <exception cref="InvalidOperationException">Thrown while another caller has the operation.</exception>
    public TOperation Enter() => _state.TryEnter(user) ? _operation : throw new InvalidOperationException(busy);

    /// <summary>Takes the operation for the length of a <c>using</c> block.</summary>
    /// <inheritdoc cref="Enter()"/>
    public Turn<TOperation> Take() => new(this, Enter());

    /// <summary>Gives the operation back.</summary>
    public void Exit()
    {
        if (_state.Exit())
        {
            Close();
        }
    }

    /// <summary>Calls a function with the operation, even while a caller has it.</summary>
    /// <exception cref="ObjectDisposedException">Thrown when the owner was disposed.</exception>
    public TResult Share<TResult>(Func<TOperation, TResult> make)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_state.IsDisposed, user);
            return make(_operation);
        }
    }

    /// <summary>Closes the operation and replaces it. Only the caller that has the operation may call this method.</summary>
    public void Exchange(TOperation operation)
    {
        lock (_lock)
        {
            CloseOperation();
            _operation = operation;
        }
    }

    /// <summary>An object that is closed together with the operation, or null. Only the caller that has the operation may use it.</summary>
    public IDisposable? Companion { get; set; }

    /// <summary>Closes the operation, now or when the caller that has it gives it back. Returns true when no caller has it.</summary>
    public bool Dispose()
    {
        bool isIdle = _state.Dispose();
        if (isIdle)
        {
            Close();
        }

        return isIdle;
    }

    private void Close()
    {
        lock (_lock)
        {
            CloseOperation();
        }
    }

    private void CloseOperation()
    {
        _operation.Dispose();
        Companion?.Dispose();
        Companion = null;
    }
}
