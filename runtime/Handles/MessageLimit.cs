using System.ComponentModel;
using KcapiGen.Definitions;
using KcapiGen.Kernel;

namespace KcapiGen.Handles;

/// <summary>How long a message may be that must be processed as a whole. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageLimit
{
    /// <summary>
    /// Returns the number of bytes that an operation of a cipher holds on the backend on which a handle would be opened; when no handle can be
    /// opened, the number for the in-process engine.
    /// </summary>
    public static int Of(CipherDefinition definition)
        => AlgorithmSupport.ExpectedBackend(definition) == KernelBackend.Kernel ? OpLimit.Of(definition) : Array.MaxLength;
}
