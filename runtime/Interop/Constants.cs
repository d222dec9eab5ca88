namespace KcapiGen.Interop;

/// <summary>Constants of <c>sys/socket.h</c>, <c>linux/if_alg.h</c> and <c>linux/keyctl.h</c>, under their C names. A test has a C compiler check each.</summary>
internal static class Constants
{
    public const int AF_ALG = 38;
    public const int SOCK_SEQPACKET = 5;
    public const int SOCK_CLOEXEC = 0x80000;

    public const int SOL_SOCKET = 1;
    public const int SO_SNDBUF = 7;
    public const int SO_RCVBUF = 8;
    public const int SO_SNDBUFFORCE = 32;
    public const int SO_RCVBUFFORCE = 33;

    public const int SOL_ALG = 279;
    public const int ALG_SET_KEY = 1;
    public const int ALG_SET_IV = 2;
    public const int ALG_SET_OP = 3;
    public const int ALG_SET_AEAD_ASSOCLEN = 4;
    public const int ALG_SET_AEAD_AUTHSIZE = 5;
    public const int ALG_SET_KEY_BY_KEY_SERIAL = 7;
    public const int ALG_OP_DECRYPT = 0;
    public const int ALG_OP_ENCRYPT = 1;

    public const int MSG_DONTWAIT = 0x40;
    public const int MSG_MORE = 0x8000;

    public const int KEYCTL_SEARCH = 10;

    /// <summary>The most vectors that one system call takes (<c>UIO_MAXIOV</c> of <c>sys/uio.h</c>).</summary>
    public const int UIO_MAXIOV = 1024;
}
