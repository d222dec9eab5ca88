using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.Keyring;

/// <summary>In the child that strace watches: a cipher is opened with a key of the keyring.</summary>
internal static class KeyringScenario
{
    public static void Run()
    {
        using var key = new UserKey("kcapigen-traced", Bytes.Random(16, seed: 1));
        Console.WriteLine(key.Serial);
        try
        {
            using var cipher = new CbcAes(KeyringKey.FromSerial(key.Serial));
            Console.WriteLine("opened");
        }
        catch (PlatformNotSupportedException e)
        {
            Console.WriteLine(e.Message);
        }
    }
}
