using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using KcapiGen.Reliability.Tests.Harness;

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
        Assert.True(ending.Status == 0 && findings.Length == 0 && ending.Output.Contains("cases: ", StringComparison.Ordinal), ending.Output);
    }

    // What the runtime comes to call later on is not left out of the shims. What frees, reads a size or a setting, or tells of an error does not fail.
    [Fact]
    public void The_shims_have_every_call_of_the_runtime_that_can_fail()
    {
        IEnumerable<DllImportAttribute> imports =
            from type in typeof(KernelCrypto).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            let import = method.GetCustomAttribute<DllImportAttribute>()
            where import is not null && Libraries.Contains(import.Value)
            select import;
        string[] missing =
        [
            .. from library in imports.GroupBy(import => import.Value)
               let calls = Shim.Build(library.Key).Calls
               from name in library.Select(import => import.EntryPoint!).Distinct()
               where !CannotFail().IsMatch(name) && !calls.Contains(name)
               select $"{library.Key}: {name}",
        ];
        Assert.Empty(missing);
        Assert.NotEmpty(imports);
    }

    // The shim of libc has the system calls one by one.
    [GeneratedRegex("^syscall$|_free$|_get_.*(length|size)$|^ERR_|^OpenSSL_version$|_is_fips_enabled$")]
    private static partial Regex CannotFail();
}
