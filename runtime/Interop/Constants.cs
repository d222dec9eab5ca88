namespace KcapiGen.Interop;

/// <summary>
/// Constants of <c>linux/if_alg.h</c>, <c>linux/keyctl.h</c> and <c>sys/uio.h</c> that Tmds.LibC does not have, under their C names. A test has a C
/// compiler check each.
/// </summary>
internal static class Constants
{
    public const int ALG_SET_KEY = 1;
    public const int ALG_SET_IV = 2;
    public const int ALG_SET_OP = 3;
    public const int ALG_SET_AEAD_ASSOCLEN = 4;
    public const int ALG_SET_AEAD_AUTHSIZE = 5;
    public const int ALG_SET_KEY_BY_KEY_SERIAL = 7;
    public const int ALG_OP_DECRYPT = 0;
    public const int ALG_OP_ENCRYPT = 1;

    public const int KEYCTL_SEARCH = 10;

    /// <summary>The most vectors that one system call takes.</summary>
    public const int UIO_MAXIOV = 1024;
}
