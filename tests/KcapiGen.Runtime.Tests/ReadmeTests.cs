using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace KcapiGen.Runtime.Tests;

/// <summary>
/// The commands of the README do what it says. The test command itself is left out: it is what runs this. A folder of the test's own takes the place
/// of /tmp, so that nothing there is overwritten and two runs beside each other do not meet.
/// </summary>
public sealed partial class ReadmeTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kcapigen-readme-");

    private static readonly string Root = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [Fact]
    public void ItsCommandsWork()
    {
        string readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        string[] blocks = [.. BashBlock().Matches(readme).Select(match => match.Groups[1].Value)];
        Assert.Single(blocks, "eng/test\n");
        foreach (string block in blocks.Where(block => block != "eng/test\n"))
        {
            Run(block.Replace("/tmp", _folder.FullName, StringComparison.Ordinal));
        }

        byte[] expected = File.ReadAllBytes(Path.Combine(Root, "README.md"));
        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(_folder.FullName, "README.opened")));
        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(_folder.FullName, "README.kernel")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Run(string block)
    {
        using Process shell = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", block + "\n"])
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        shell.StandardInput.Close();
        Task<string> errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string printed = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        output.WriteLine($"{block}{printed}{errors.Result}");
        Assert.True(shell.ExitCode == 0, $"{block}ended with {shell.ExitCode}:\n{printed}{errors.Result}");
    }

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex BashBlock();
}
