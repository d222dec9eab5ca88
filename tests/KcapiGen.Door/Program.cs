using System.Security.Cryptography;
using KcapiGen;
using KcapiGen.Door;

// Usage: KcapiGen.Door [ERRNO] [again | first] : prints what became of opening each class, a line each, and what the kernel says.
// With ERRNO a seccomp filter first answers every AF_ALG socket of this process with that error.
// With `again` it opens handles again instead, and prints what that cost.
// With `first` it opens the classes that state which backend comes first instead.
if (args is [string errno, ..] && int.TryParse(errno, out int number))
{
    SeccompFilter.RefuseAfAlg(number);
}

if (args is [.., "again"])
{
    Again.Run();
    return;
}

if (args is [.., "first"])
{
    Console.WriteLine("in process first: " + Try(() => new InProcessFirst(new byte[16])));
    Console.WriteLine("kernel first: " + Try(() => new KernelFirst(new byte[16])));
    Console.WriteLine("keyring: " + Try(() => new InProcessFirst(KeyringKey.FromSerial(int.MaxValue))));
    Console.WriteLine("kept key: " + Try(() => new KeptKey(new byte[32])));
    Console.WriteLine("of libgcrypt: " + Try(() => new OfGcrypt(Convert.FromHexString("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"))));
    Console.WriteLine("no engine first: " + Try(() => new NoEngineFirst(new byte[32])));
    Console.WriteLine($"expected: {InProcessFirst.ExpectedBackend}, {KernelFirst.ExpectedBackend}, {NoEngineFirst.ExpectedBackend}");
    Console.WriteLine($"support: {InProcessFirst.Support}");
    return;
}

using var telemetry = new Telemetry();
Console.WriteLine("fallback: " + Try(() => new WithFallback(new byte[16])));
Console.WriteLine("kernel only: " + Try(() => new KernelOnly(new byte[16])));
Console.WriteLine("no engine: " + Try(() => new NoEngine(new byte[32])));
if (Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") is not ("inprocess" or "both"))
{
    Console.WriteLine($"support: {KernelOnly.Support.Reason} {KernelOnly.Support}");
    Console.WriteLine($"support with fallback: {WithFallback.Support}");
}

if (Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") != "both")
{
    Console.WriteLine($"expected: {WithFallback.ExpectedBackend}, {KernelOnly.ExpectedBackend}, {NoEngine.ExpectedBackend}");
}

if (Environment.GetEnvironmentVariable("KCAPIGEN_BACKEND") == "inprocess")
{
    Console.WriteLine($"queue: {ErrorQueue.Peek():x}");
}

Telemetry.Print();

static string Try<T>(Func<T> open)
    where T : IDisposable
{
    try
    {
        using T opened = open();
        return opened switch
        {
            WithFallback cipher => Use(cipher.Backend.ToString(), cipher.Encrypt),
            KernelOnly cipher => Use(cipher.Backend.ToString(), cipher.Encrypt),
            InProcessFirst cipher => Use(cipher.Backend.ToString(), cipher.Encrypt),
            KernelFirst cipher => Use(cipher.Backend.ToString(), cipher.Encrypt),
            OfGcrypt cipher => cipher.Backend.ToString(),
            KeptKey cipher => cipher.Backend.ToString(),
            NoEngine cipher => cipher.Backend.ToString(),
            NoEngineFirst cipher => cipher.Backend.ToString(),
            _ => "?",
        };
    }
    catch (Exception e) when (e is PlatformNotSupportedException or InvalidOperationException or CryptographicException)
    {
        return $"{e.GetType().Name}: {e.Message}";
    }
}

static string Use(string backend, Encryption encrypt)
{
    byte[] block = new byte[16];
    encrypt(new byte[16], block, block);
    return $"{backend} {Convert.ToHexString(block)}";
}

internal delegate int Encryption(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext);
