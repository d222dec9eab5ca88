using System.Runtime.InteropServices;
using System.Text;
using KcapiGen.Interop;
using Tmds.Linux;

namespace KcapiGen.Keyring;

/// <summary>The system calls of <c>keyrings(7)</c> that find a key. libc has no functions for them.</summary>
internal static unsafe class KeyringCalls
{
    /// <summary>Finds a key in the process's own keyrings and returns its serial number.</summary>
    public static int Request(string type, string description)
    {
        fixed (byte* typeText = ZeroEnded(type), descriptionText = ZeroEnded(description))
        {
            return Check("request_key", type, description, RequestKey(Number.RequestKey, typeText, descriptionText));
        }
    }

    /// <summary>Finds a key in one keyring and returns its serial number.</summary>
    public static int Search(int keyring, string type, string description)
    {
        fixed (byte* typeText = ZeroEnded(type), descriptionText = ZeroEnded(description))
        {
            return Check("keyctl(KEYCTL_SEARCH)", type, description, SearchKeyring(Number.KeyControl, keyring, typeText, descriptionText));
        }
    }

    // Methods of their own, which are compiled only where the number of the call is known: elsewhere Tmds.LibC has no assembly.
    private static long RequestKey(int number, byte* type, byte* description) => (ssize_t)LibC.syscall(number, type, description, null, 0);

    private static long SearchKeyring(int number, int keyring, byte* type, byte* description) => (ssize_t)LibC.syscall(number, Constants.KEYCTL_SEARCH, keyring, type, description, 0);

    private static int Check(string call, string type, string description, long result)
    {
        if (result >= 0)
        {
            return (int)result;
        }

        int errno = Marshal.GetLastPInvokeError();
        throw errno is Errno.ENOSYS or Errno.EPERM
            ? new PlatformNotSupportedException($"{call} failed: {Errno.Describe(errno)}. The kernel is built without keyrings, or a filter, such as that of a container, does not let this process use them.")
            : new KernelCryptoException(call, $"{type} {description}", errno, Remedy(errno));
    }

    private static string Remedy(int errno) => errno switch
    {
        Errno.ENOKEY => "There is no key of this type and description in the searched keyrings. Look with 'keyctl show', or name the keyring (-4 is the user's).",
        Errno.EACCES => "The permissions of the key do not let this process search it.",
        Errno.EKEYEXPIRED or Errno.EKEYREVOKED or Errno.EKEYREJECTED => "The key can no longer be used. Add a new one.",
        _ => "Look with 'keyctl show'.",
    };

    private static byte[] ZeroEnded(string text) => Encoding.UTF8.GetBytes(text + '\0');

    /// <summary>The numbers of the two calls, which differ by architecture (<c>asm/unistd.h</c>).</summary>
    private static class Number
    {
        private static readonly (int RequestKey, int KeyControl) Numbers = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => (249, 250),
            Architecture.Arm64 => (218, 219),
            Architecture other => throw new PlatformNotSupportedException($"KcapiGen does not know the keyring's system calls on {other}. Use KeyringKey.FromSerial with the serial number that keyctl shows."),
        };

        public static int RequestKey => Numbers.RequestKey;

        public static int KeyControl => Numbers.KeyControl;
    }
}
