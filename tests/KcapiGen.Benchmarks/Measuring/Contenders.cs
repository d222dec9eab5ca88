namespace KcapiGen.Benchmarks.Measuring;

/// <summary>Who takes part. eng/bench builds them into these places.</summary>
internal static class Contenders
{
    public const string Floor = "C", Threaded = "C, threaded", Libkcapi = "libkcapi", Vmsplice = "libkcapi, vmsplice", Jit = "KcapiGen", Native = "KcapiGen, NativeAOT";
    public const string JitLent = "KcapiGen, lent", NativeLent = "KcapiGen, NativeAOT, lent";
    public const string Engine = "KcapiGen in process", Dotnet = ".NET's own", Libcrypto = "libcrypto in C", OpensslSpeed = "openssl speed";
    public const string Refused = "KcapiGen, refused by the kernel";

    private const string Folder = "artifacts/bench", JitProgram = "artifacts/bin/KcapiGen.Contender/release/KcapiGen.Contender", NativeProgram = Folder + "/native/KcapiGen.Contender";

    public static Contender[] OverTheKernel { get; } =
    [
        new(Floor, Folder + "/floor", []),
        new(Threaded, Folder + "/floor", ["beside"]),
        new(Libkcapi, Folder + "/libkcapi", ["sendmsg"]),
        new(Vmsplice, Folder + "/libkcapi", ["vmsplice"]),
        new(Jit, JitProgram, ["copy"], JustInTime: true),
        new(Native, NativeProgram, ["copy"], Native: true),
    ];

    /// <summary>C with AES-256, which Seal uses: ten rounds of AES for a block against its fourteen would be no race.</summary>
    public static Contender FloorWithSealsKey { get; } = new(Floor, Folder + "/floor", ["aes256"]);

    /// <summary>Those that lend a stream its memory.</summary>
    public static Contender[] Lending { get; } = [new(JitLent, JitProgram, ["lend"], JustInTime: true), new(NativeLent, NativeProgram, ["lend"], Native: true)];

    public static Contender[] WithoutTheKernel { get; } =
    [
        new(Engine, JitProgram, ["copy"], Backend: "inprocess", JustInTime: true),
        new(Dotnet, JitProgram, ["dotnet"], Backend: "inprocess", JustInTime: true),
        new(Libcrypto, Folder + "/libcrypto", []),
    ];

    /// <summary>One that takes the fallback each time, since a filter shuts AF_ALG, and one that is forced to work in process.</summary>
    public static Contender[] ShutOut { get; } =
    [
        new(Refused, JitProgram, ["refused"], Backend: null, JustInTime: true),
        new(Engine, JitProgram, ["copy"], Backend: "inprocess", JustInTime: true),
    ];
}
