using System.Reflection;
using Xunit;

namespace KcapiGen.Generator.Tests.Harness;

/// <summary>Compares a text with the file that says what it must be. With KCAPIGEN_UPDATE_SNAPSHOTS=1 the file is written instead.</summary>
internal static class Snapshot
{
    private static readonly string Folder = typeof(Snapshot).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SnapshotFolder").Value!;

    public static void Verify(string name, string actual)
    {
        string path = Path.Combine(Folder, $"{name}.verified.cs");
        if (Environment.GetEnvironmentVariable("KCAPIGEN_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (actual != expected)
        {
            Assert.Fail($"{name} is not as in its snapshot (KCAPIGEN_UPDATE_SNAPSHOTS=1 accepts the change):\n{UnifiedDiff.Of(expected, actual)}");
        }
    }
}
