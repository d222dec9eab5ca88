using System.Runtime.InteropServices;

namespace KcapiGen.Kernel.Tests.Keyring;

/// <summary>A key of the type "user" in the session's keyring, gone when disposed.</summary>
internal sealed partial class UserKey : IDisposable
{
    // asm/unistd.h and linux/keyctl.h, of x86-64 and of the architectures that came later.
    private static readonly (nint AddKey, nint KeyControl) Numbers = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? (248, 250) : (217, 219);
    private const int SessionKeyring = -3;
    private const int KeyctlInvalidate = 21;

    public UserKey(string description, byte[] payload)
    {
        Serial = (int)AddKey(Numbers.AddKey, "user", description, payload, payload.Length, SessionKeyring);
        Assert.True(Serial > 0, $"add_key: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    public int Serial { get; }

    public void Dispose() => Assert.Equal(0, KeyControl(Numbers.KeyControl, KeyctlInvalidate, Serial));

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint AddKey(nint number, string type, string description, byte[] payload, nint length, nint keyring);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint KeyControl(nint number, nint command, nint serial);
}
