namespace KcapiGen.Kernel;

/// <summary>
/// The OP of an operation. After a failure it is replaced by a new OP on the same TFM, because an OP cannot be told to discard what it holds.
/// </summary>
internal struct RenewableOp(OpDescriptor op)
{
    /// <summary>Gets the current OP.</summary>
    public OpDescriptor Current { get; private set; } = op;

    /// <summary>Gets or sets whether the OP may hold a part of a message that was abandoned.</summary>
    public bool IsSpent { get; set; }

    /// <summary>Replaces a spent OP by a new one. Returns whether it was spent.</summary>
    public bool Renew()
    {
        if (!IsSpent)
        {
            return false;
        }

        Replace(Current.Tfm.Accept());
        return true;
    }

    /// <summary>Replaces the OP by another one and closes it.</summary>
    public void Replace(OpDescriptor op)
    {
        OpDescriptor former = Current;
        Current = op;
        IsSpent = false;
        former.Dispose();
    }
}
