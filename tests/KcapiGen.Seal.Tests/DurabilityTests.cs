using Seal.Tests.Harness;

namespace Seal.Tests;

/// <summary>A power cut at any moment leaves the old file or the new one: what goes to the disk, and when, is seen by a library put before libc.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const string Library = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <unistd.h>
        #include <limits.h>

        static void say(const char *call, const char *path)
        {
            FILE *log = fopen(getenv("SEAL_LOG"), "a");
            fprintf(log, "%s %s\n", call, path);
            fclose(log);
        }

        int fsync(int descriptor)
        {
            char link[64], path[PATH_MAX] = "";
            snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
            if (readlink(link, path, sizeof path - 1) > 0) say("fsync", path);
            return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(descriptor);
        }

        int rename(const char *from, const char *to)
        {
            say("rename", to);
            return ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename"))(from, to);
        }
        """;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheFileThenItsNameThenItsFolder()
    {
        using var elsewhere = new Folder();
        File.WriteAllText(elsewhere["log.c"], Library);
        Run.Tool("cc", "-shared", "-fPIC", "-o", elsewhere["log.so"], elsewhere["log.c"], "-ldl");
        string file = _folder.Write("file", [1, 2, 3]);

        Run.Shell(
            "SEAL_LOG=\"$1\" LD_PRELOAD=\"$2\" $0 seal \"$3\" --key-file \"$4\" --force", elsewhere["log"], elsewhere["log.so"], file, _folder["key"]);
        string[] calls = File.ReadAllLines(elsewhere["log"]);
        Assert.Equal(3, calls.Length);
        Assert.StartsWith($"fsync {_folder[".seal-"]}", calls[0]);
        Assert.Equal($"rename {file}.sealed", calls[1]);
        Assert.Equal($"fsync {_folder.Path}", calls[2]);
    }
}
