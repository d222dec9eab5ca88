using System.Security.Cryptography;
using KcapiGen.Door;

// Usage: KcapiGen.Door [ERRNO [again]] : prints what became of opening each class, a line each, and what the kernel says.
// With ERRNO a seccomp filter first answers every AF_ALG socket of this process with that error.
// With `again` it opens handles again instead, and prints what that cost.
if (args is [string errno, ..])
{
    SeccompFilter.RefuseAfAlg(int.Parse(errno));
}

if (args is [_, "again"])
{
    Again.Run();
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
