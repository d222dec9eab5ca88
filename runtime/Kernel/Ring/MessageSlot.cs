using System.Runtime.CompilerServices;
using Tmds.Linux;

namespace KcapiGen.Kernel.Ring;

/// <summary>What the kernel reads of one message while a ring has it: it lies in memory that stays in place.</summary>
internal struct MessageSlot
{
    /// <summary>The result of a request that was never submitted.</summary>
    public const int NotSubmitted = int.MinValue;

    public msghdr Send;
    public msghdr Receive;
    public SendVectors SentVectors;
    public ReceiveVectors ReceivedVectors;
    public ControlData Control;

    /// <summary>Which message of the batch this is.</summary>
    public int Message;

    /// <summary>The bytes that come back if all goes well.</summary>
    public long Expected;

    /// <summary>What became of the two requests: a number of bytes, or a negative error number.</summary>
    public int SendResult;
    public int ReceiveResult;

    /// <summary>Text and tag behind what goes before them.</summary>
    [InlineArray(KernelMessage.ExtraVectors + 2)]
    public struct SendVectors
    {
        private IoVec _first;
    }

    /// <summary>Text and tag behind the echo.</summary>
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
