using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using KcapiGen.Reliability.Tests.Harness;
using Tmds.Linux;

namespace KcapiGen.Reliability.Tests.Faults;

/// <summary>Whatever call of libc or libcrypto goes wrong, nothing hangs, crashes, leaks or gives wrong bytes.</summary>
public partial class FaultTests
{
    // Of the whole suite's time.
    private const double Share = 0.4;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly string[] Libraries = ["libc", "libcrypto.so.3"];

    [Fact]
    public void No_call_that_goes_wrong_does_harm()
    {
        var run = new FaultRun(Sides.Attacked, Seed.Take("faults"));
        run.Run(new Budget(Share));
        Figures.Print("faults", [Sides.Attacked], $"{run.Tried:N0} faults", run.Findings.Count);
        Assert.True(run.Findings.Count == 0, string.Join('\n', run.Findings));
        Assert.True(run.Tried > 0, "nothing was tried");
    }

    [Fact]
    public void What_fails_in_the_first_use_goes_well_in_the_second()
    {
        Ending ending = Child.Run(Limit, new Dictionary<string, string>(), "first-uses", Sides.Attacked.ToString());
        string[] findings = [.. ending.Output.Split('\n').Where(line => line.StartsWith(FaultAttack.FindingMark, StringComparison.Ordinal))];
        bool isEnded = ending.Status == 0 && ending.Output.Contains("cases: ", StringComparison.Ordinal);
        Assert.True(isEnded && findings.Length == 0, ending.Output);
    }

    // What the runtime comes to call later on is not left out of the shims.
    // What frees, reads a size or a setting, or tells of an error does not fail.
    [Fact]
    public void The_shims_have_every_call_of_the_runtime_that_can_fail()
    {
        IEnumerable<(string Library, string Call)> imports =
            from type in typeof(KernelCrypto).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let import = method.GetCustomAttribute<DllImportAttribute>()
            where import is not null && Libraries.Contains(import.Value)
            select (import.Value, import.EntryPoint!);
        imports = imports.Concat(CallsOfLibC().Select(call => ("libc", call)));
        string[] missing =
        [
            .. from library in imports.GroupBy(import => import.Library, import => import.Call)
               let calls = Shim.Build(library.Key).Calls
               from name in library.Distinct()
               where !CannotFail().IsMatch(name) && !calls.Contains(name)
               select $"{library.Key}: {name}",
        ];
        Assert.Empty(missing);
        Assert.NotEmpty(imports);
    }

    // The methods of Tmds.LibC that the runtime names; its constants are properties.
    private static string[] CallsOfLibC()
    {
        using var file = new PEReader(File.OpenRead(typeof(KernelCrypto).Assembly.Location));
        MetadataReader reader = file.GetMetadataReader();
        string[] calls =
        [
            .. from handle in reader.MemberReferences
               let member = reader.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(LibC)
               let name = reader.GetString(member.Name)
               where !name.StartsWith("get_", StringComparison.Ordinal)
               select name,
        ];
        Assert.Contains("socket", calls);
        return calls;
    }

    // The shim of libc has the system calls one by one.
    [GeneratedRegex("^syscall$|_free$|_get_.*(length|size)$|^ERR_|^OpenSSL_version$|_is_fips_enabled$")]
    private static partial Regex CannotFail();
}
