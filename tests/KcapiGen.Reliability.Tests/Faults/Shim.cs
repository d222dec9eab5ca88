using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Tmds.Linux;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>A library in C that stands before another one for the runtime, and before no one else in the process.</summary>
/// <remarks>The calls are the real ones: the shim only makes chosen ones go wrong. See <c>Shims/faults.h</c>.</remarks>
internal sealed unsafe class Shim
{
    private readonly delegate* unmanaged<int, nint, nint, int, int, void> _arm;
    private readonly delegate* unmanaged<void> _disarm;
    private readonly delegate* unmanaged<int, nint> _seen;
    private readonly delegate* unmanaged<nint> _injected;
    private readonly delegate* unmanaged<nint> _opened;

    private Shim(nint library)
    {
        Library = library;
        _arm = (delegate* unmanaged<int, nint, nint, int, int, void>)NativeLibrary.GetExport(library, "faults_arm");
        _disarm = (delegate* unmanaged<void>)NativeLibrary.GetExport(library, "faults_disarm");
        _seen = (delegate* unmanaged<int, nint>)NativeLibrary.GetExport(library, "faults_seen");
        _injected = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "faults_injected");
        _opened = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "faults_opened");
        var count = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "faults_name_count");
        var name = (delegate* unmanaged<int, nint>)NativeLibrary.GetExport(library, "faults_name");
        Calls = [.. Enumerable.Range(0, count()).Select(call => Marshal.PtrToStringUTF8(name(call))!)];
    }

    /// <summary>The library, for a resolver of imports.</summary>
    public nint Library { get; }

    /// <summary>The names of the calls that can go wrong.</summary>
    public IReadOnlyList<string> Calls { get; }

    /// <summary>How many calls went wrong since the last <see cref="Arm"/>.</summary>
    public long Injected => _injected();

    /// <summary>How many descriptors are open that were opened through the shim.</summary>
    public long Opened => _opened();

    /// <summary>Returns a shim that is loaded already.</summary>
    public static Shim Over(nint library) => new(library);

    /// <summary>Builds the shim of a library.</summary>
    public static Shim Build(string name)
    {
        string root = typeof(Shim).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == "RepositoryRoot").Value!;
        string source = Path.Combine(root, "tests/KcapiGen.Reliability.Tests/Faults/Shims", name.Split('.')[0] + ".c");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("kcapigen-shim");
        try
        {
            string library = Path.Combine(folder.FullName, "shim.so");

            // Linked with the library itself, so that what the shim does not have is found there.
            string[] linked = name == "libc" ? [] : ["-Wl,--no-as-needed", "-l:" + name];
            using Process compiler = Process.Start("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, .. linked]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0
                ? new Shim(NativeLibrary.Load(library))
                : throw new InvalidOperationException($"cc does not build {source}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Puts the shim before a library for the runtime, and for nobody else.</summary>
    /// <param name="name">The name under which the runtime imports the library.</param>
    public void PutBefore(string name)
    {
        NativeLibrary.SetDllImportResolver(typeof(KernelCrypto).Assembly, (library, _, _) => library == name ? Library : 0);
        if (name == "libc")
        {
            // The runtime has all of its calls from there but two.
            NativeLibrary.SetDllImportResolver(typeof(LibC).Assembly, (library, _, _) => library == "libc.so.6" ? Library : 0);
        }
    }

    /// <summary>Begins a trial: the calls count from 1, and those of the fault go wrong. Without one all go well.</summary>
    public void Arm(Fault? fault)
    {
        if (fault is null)
        {
            _arm(-1, 0, 0, 0, 0);
        }
        else
        {
            _arm(Number(fault.Call), (nint)fault.First, (nint)fault.Count, (int)fault.Mode, fault.Error);
        }
    }

    /// <summary>From now on all calls go well.</summary>
    public void Disarm() => _disarm();

    /// <summary>How many calls of a name there were since the last <see cref="Arm"/>.</summary>
    public long Seen(string call) => _seen(Number(call));

    private int Number(string call) => Calls.Index().First(one => one.Item == call).Index;
}
