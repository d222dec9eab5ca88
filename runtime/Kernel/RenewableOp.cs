namespace KcapiGen.Kernel;

/// <summary>
/// The OP of an operation, which gives way to a new one on the same TFM when nobody knows its state: an OP cannot be told to forget what it holds.
/// </summary>
internal struct RenewableOp(OpDescriptor op)
{
    /// <summary>The OP at present.</summary>
    public OpDescriptor Current { get; private set; } = op;

    /// <summary>Whether the OP may hold a part of a message that nobody wants any more.</summary>
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
