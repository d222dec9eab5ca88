namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>How a call goes wrong. The numbers are those of <c>Shims/faults.h</c>.</summary>
internal enum FaultMode
{
    /// <summary>The call does nothing and reports an error.</summary>
    Fail,

    /// <summary>The call does half of what it was asked for and reports that.</summary>
    Short,

    /// <summary>The call does nothing and reports a success of no bytes.</summary>
    Empty,

    /// <summary>The call does all that it was asked for and reports an error.</summary>
    Hidden,
}
