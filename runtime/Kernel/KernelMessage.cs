using KcapiGen.Definitions;
using KcapiGen.Interop;
using Tmds.Linux;

namespace KcapiGen.Kernel;

/// <summary>How a cipher's messages look to the kernel: what goes before the text, and what comes back before it.</summary>
internal sealed unsafe class KernelMessage(CipherDefinition definition)
{
    /// <summary>Room for the associated data in front of the first vector, for its second IV (ESP) and for a byte of echo behind it.</summary>
    public const int ExtraVectors = 3;

    private readonly NonceFormat _nonceFormat = definition is AeadDefinition aead ? aead.NonceFormat : NonceFormat.Plain;
    private readonly bool _isAead = definition.Kind == KernelAlgorithmKind.Aead;

    /// <summary>The bytes that the kernel takes for associated data, and gives back in front of the text.</summary>
    public int AssociatedLength(int associatedData, int nonce) => checked(associatedData + (_nonceFormat == NonceFormat.Esp ? nonce : 0));

    /// <summary>The room that a message takes in an OP.</summary>
    public long Room(long textAndTag, int associatedData) => textAndTag + associatedData + (_nonceFormat == NonceFormat.Esp ? CipherDefinition.MaxIvSize : 0);

    /// <summary>Writes the message that is sent. The vectors have room for <see cref="ExtraVectors"/> more than the text has, the control data for <see cref="ControlMessages.MaxSize"/> zeroed bytes.</summary>
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

    /// <summary>How many bytes come back in front of an output of this length.</summary>
    /// <remarks>
    /// The kernel gives the associated data back. Without one byte of room it would return before it has verified anything
    /// (aead_recvmsg in crypto/algif_aead.c loops while there is room), so an empty message gets one.
    /// </remarks>
    public static int EchoRoom(int associatedLength, long output) => associatedLength + output == 0 ? 1 : associatedLength;

    /// <summary>Writes the message that is received: the echo first.</summary>
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
