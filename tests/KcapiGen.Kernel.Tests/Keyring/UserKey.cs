using System.Runtime.InteropServices;
using System.Text;
using Tmds.Linux;

namespace KcapiGen.Kernel.Tests.Keyring;

/// <summary>A key of the type "user" in the session's keyring, gone when disposed.</summary>
internal sealed unsafe class UserKey : IDisposable
{
    // asm/unistd.h and linux/keyctl.h, of x86-64 and of the architectures that came later.
    private static readonly (int AddKey, int KeyControl) Numbers = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? (248, 250) : (217, 219);
    private const int SessionKeyring = -3;
    private const int KeyctlInvalidate = 21;

    public UserKey(string description, byte[] payload)
    {
        fixed (byte* type = "user\0"u8, text = Encoding.UTF8.GetBytes(description + '\0'), bytes = payload)
        {
            Serial = (int)LibC.syscall(Numbers.AddKey, type, text, bytes, payload.Length, SessionKeyring);
        }

        Assert.True(Serial > 0, $"add_key: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    public int Serial { get; }

    public void Dispose() => Assert.Equal(0, (int)LibC.syscall(Numbers.KeyControl, KeyctlInvalidate, Serial));
}
