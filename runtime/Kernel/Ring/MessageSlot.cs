using System.Runtime.CompilerServices;
using Tmds.Linux;

namespace KcapiGen.Kernel.Ring;

/// <summary>What the kernel reads of one message while it is in a ring. It is in memory that stays in place.</summary>
internal struct MessageSlot
{
    /// <summary>The result of a request that was never submitted.</summary>
    public const int NotSubmitted = int.MinValue;

    public msghdr Send;
    public msghdr Receive;
    public SendVectors SentVectors;
    public ReceiveVectors ReceivedVectors;
    public ControlData Control;

    /// <summary>The index of the message in the batch.</summary>
    public int Message;

    /// <summary>The number of bytes that are received if the message succeeds.</summary>
    public long Expected;

    /// <summary>The results of the two requests: a number of bytes, or a negative error number.</summary>
    public int SendResult;
    public int ReceiveResult;

    /// <summary>The vectors in front of the text, the text and the tag.</summary>
    [InlineArray(KernelMessage.ExtraVectors + 2)]
    public struct SendVectors
    {
        private IoVec _first;
    }

    /// <summary>The echo, the text and the tag.</summary>
    [InlineArray(3)]
    public struct ReceiveVectors
    {
        private IoVec _first;
    }

    /// <summary>Room for the control data, aligned to 8.</summary>
    [InlineArray(ControlMessages.MaxSize / sizeof(ulong))]
    public struct ControlData
    {
        private ulong _first;
    }
}
