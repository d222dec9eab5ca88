using System.ComponentModel;

namespace KcapiGen.Definitions;

/// <summary>The lengths that a message of a skcipher may have. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum MessageLength
{
    /// <summary>Any length, such as for a stream cipher.</summary>
    Any,

    /// <summary>A multiple of the block size, such as for CBC. Nothing is padded.</summary>
    WholeBlocks,

    /// <summary>One block or more, to the byte, such as for XTS with its ciphertext stealing.</summary>
    AtLeastOneBlock,
}
