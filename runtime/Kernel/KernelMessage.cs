using KcapiGen.Definitions;
using KcapiGen.Interop;
using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>The form of a cipher's messages to the kernel: what precedes the text when it is sent, and when it is received.</summary>
internal sealed unsafe class KernelMessage(CipherDefinition definition)
{
    /// <summary>The vectors besides those of the text: the associated data, the second IV of ESP, and a byte of echo.</summary>
    public const int ExtraVectors = 3;

    private readonly NonceFormat _nonceFormat = definition is AeadDefinition aead ? aead.NonceFormat : NonceFormat.Plain;
    private readonly bool _isAead = definition.Kind == KernelAlgorithmKind.Aead;

    /// <summary>Returns the number of bytes that the kernel treats as associated data, and returns in front of the text.</summary>
    public int AssociatedLength(int associatedData, int nonce) => checked(associatedData + (_nonceFormat == NonceFormat.Esp ? nonce : 0));

    /// <summary>Returns the number of bytes that a message occupies in an OP.</summary>
    public long Room(long textAndTag, int associatedData) => textAndTag + associatedData + (_nonceFormat == NonceFormat.Esp ? CipherDefinition.MaxIvSize : 0);

    /// <summary>
    /// Writes the message to send. There must be room for <see cref="ExtraVectors"/> vectors besides those of the text, and for control data of
    /// <see cref="ControlMessages.MaxSize"/> zeroed bytes.
    /// </summary>
    public msghdr Write(CipherDirection direction, IoVec nonce, IoVec associatedData, ReadOnlySpan<IoVec> text, IoVec* vectors, byte* control)
    {
        Span<byte> scratch = stackalloc byte[CipherDefinition.MaxIvSize];
        ReadOnlySpan<byte> iv = KernelIv.Form(_nonceFormat, nonce.AsSpan(), scratch);
        int operation = direction == CipherDirection.Encrypt ? Constants.ALG_OP_ENCRYPT : Constants.ALG_OP_DECRYPT;
        int associatedLength = AssociatedLength((int)associatedData.Length, (int)nonce.Length);
        int controlLength = ControlMessages.Write(control, operation, iv, _isAead ? associatedLength : -1);

        int count = 0;
        AppendNonEmpty(vectors, ref count, associatedData);
        AppendNonEmpty(vectors, ref count, _nonceFormat == NonceFormat.Esp ? nonce : default);
        text.CopyTo(new Span<IoVec>(vectors + count, text.Length));
        return new msghdr { msg_iov = (iovec*)vectors, msg_iovlen = count + text.Length, msg_control = control, msg_controllen = controlLength };
    }

    /// <summary>Returns the number of bytes to receive in front of an output of this length.</summary>
    /// <remarks>
    /// The kernel returns the associated data. With no room at all it would return before it has verified anything (aead_recvmsg in
    /// crypto/algif_aead.c loops while there is room), so an empty message is received with room for one byte.
    /// </remarks>
    public static int EchoRoom(int associatedLength, long output) => associatedLength + output == 0 ? 1 : associatedLength;

    /// <summary>Writes the message to receive: first the echo, then the output.</summary>
    public static msghdr WriteOutput(IoVec echo, ReadOnlySpan<IoVec> output, IoVec* vectors)
    {
        int count = 0;
        AppendNonEmpty(vectors, ref count, echo);
        output.CopyTo(new Span<IoVec>(vectors + count, output.Length));
        return new msghdr { msg_iov = (iovec*)vectors, msg_iovlen = count + output.Length };
    }

    private static void AppendNonEmpty(IoVec* vectors, ref int count, IoVec vector)
    {
        if (vector.Length > 0)
        {
            vectors[count++] = vector;
        }
    }
}
