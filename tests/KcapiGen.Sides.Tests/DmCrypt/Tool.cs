using System.Diagnostics;

namespace KcapiGen.Sides.Tests.DmCrypt;

internal static class Tool
{
    /// <summary>Runs a program that must succeed, and returns what it wrote.</summary>
    public static string Run(string program, string input, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DM_DISABLE_UDEV"] = "1" }, // nobody else makes the nodes of devices in the guest
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error.Result}{output}");
        return output;
    }
}
