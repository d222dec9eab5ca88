using System.Runtime.InteropServices;
using System.Text;
using KcapiGen.Interop;
using Tmds.Linux;

namespace KcapiGen.Keyring;

/// <summary>The system calls of <c>keyrings(7)</c> that find a key. libc has no functions for them.</summary>
internal static unsafe class KeyringCalls
{
    /// <summary>Returns the serial number of a key in the keyrings of the process.</summary>
    public static int Request(string type, string description)
    {
        fixed (byte* typeText = ZeroEnded(type), descriptionText = ZeroEnded(description))
        {
            return Check("request_key", type, description, RequestKey(Number.RequestKey, typeText, descriptionText));
        }
    }

    /// <summary>Returns the serial number of a key in a keyring.</summary>
    public static int Search(int keyring, string type, string description)
    {
        fixed (byte* typeText = ZeroEnded(type), descriptionText = ZeroEnded(description))
        {
            return Check("keyctl(KEYCTL_SEARCH)", type, description, SearchKeyring(Number.KeyControl, keyring, typeText, descriptionText));
        }
    }

    // Separate methods, which are compiled only on architectures whose call numbers are known: on others Tmds.LibC has no assembly.
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
            ? new PlatformNotSupportedException($"{call} failed: {Errno.Describe(errno)}. The kernel is built without keyrings, or a filter (such as that of a container) keeps this process from them.")
            : new KernelCryptoException(call, $"{type} {description}", errno, Remedy(errno));
    }

    private static string Remedy(int errno) => errno switch
    {
        Errno.ENOKEY => "No key of this type and description is in reach: look with 'keyctl show', or name the keyring (-4 is the user's).",
        Errno.EACCES => "The key's permissions do not let this process search it.",
        Errno.EKEYEXPIRED or Errno.EKEYREVOKED or Errno.EKEYREJECTED => "The key can no longer be used: put a new one in its place.",
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
            Architecture other => throw new PlatformNotSupportedException($"The system calls of the keyring are not known here for {other}. Take the key's serial number from keyctl, and KeyringKey.FromSerial."),
        };

        public static int RequestKey => Numbers.RequestKey;

        public static int KeyControl => Numbers.KeyControl;
    }
}
