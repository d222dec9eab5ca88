using System.Reflection;
using System.Runtime.Loader;
using Tmds.Linux;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>
/// In the child: loads the library anew for each call that makes what it keeps for the life of the process, and has that call fail.
/// </summary>
internal static class FirstUses
{
    private const int ENOMEM = 12;

    private static readonly string[] Calls =
        ["socket", "getsockopt", "io_uring_setup", "mmap", "EVP_CIPHER_fetch", "EVP_MD_fetch", "EVP_MAC_fetch", "EVP_RAND_fetch"];

    /// <summary>Runs the cases and writes a line for everything that is wrong, then how many cases there were.</summary>
    public static int Run(string[] arguments)
    {
        bool isKernel = arguments[0] == nameof(KernelBackend.Kernel);
        AppContext.SetData("KcapiGen.Backend", isKernel ? "kernel" : "inprocess");
        string name = isKernel ? "libc" : "libcrypto.so.3";
        Shim shim = Shim.Build(name);
        Fault[] cases = [.. Calls.Intersect(shim.Calls).Select(call => new Fault(call, 1, 1, FaultMode.Fail, isKernel ? ENOMEM : 0))];
        foreach (Fault fault in cases)
        {
            foreach (string wrong in Use(shim.Library, name, fault.ToString()))
            {
                Console.WriteLine($"{FaultAttack.FindingMark}{fault}: {wrong.ReplaceLineEndings(" ")}");
            }
        }

        Console.WriteLine($"cases: {cases.Length}");
        return 0;
    }

    private static string[] Use(nint library, string name, string fault)
    {
        Assembly anew = new Anew().LoadFromAssemblyPath(typeof(FirstUse).Assembly.Location);
        MethodInfo run = anew.GetType(typeof(FirstUse).FullName!)!.GetMethod(nameof(FirstUse.Run))!;
        return (string[])run.Invoke(null, [library, name, fault])!;
    }

    // A context with the library, what it calls libc with, and what uses it, of its own.
    private sealed class Anew() : AssemblyLoadContext("anew")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Assembly[] own = [typeof(KernelCrypto).Assembly, typeof(LibC).Assembly];
            return own.FirstOrDefault(library => library.GetName().Name == assemblyName.Name) is { } found ? LoadFromAssemblyPath(found.Location) : null;
        }
    }
}
