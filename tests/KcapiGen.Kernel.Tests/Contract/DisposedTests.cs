using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Contract;

/// <summary>A disposed handle refuses everything but being disposed again.</summary>
public class DisposedTests
{
    [Theory]
    [MemberData(nameof(DeclaredCiphers.Here), MemberType = typeof(DeclaredCiphers))]
    public void Everything_throws(string title)
    {
        DeclaredCipher declared = DeclaredCiphers.Of(title);
        OpenCipher cipher = declared.Open();
        Message message = declared.NewMessage(64, seed: 1);
        byte[] ciphertext = cipher.Encrypt(message);
        cipher.Dispose();
        cipher.Dispose();
        Assert.Equal(declared.ClassName, Assert.Throws<ObjectDisposedException>(() => cipher.Encrypt(message)).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => cipher.Decrypt(message with { Text = ciphertext }));
        Assert.Throws<ObjectDisposedException>(() => cipher.BeginEncrypt(message));
        Assert.Throws<ObjectDisposedException>(() => cipher.BeginDecrypt(message));
        Assert.Equal(declared.ClassName, Assert.Throws<ObjectDisposedException>(() => cipher.Reinit()).ObjectName);
    }
}
