using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using KcapiGen.Interop;
using Tmds.Linux;

namespace KcapiGen.Runtime.Tests;

/// <summary>A C compiler checks every struct and constant that the runtime shares with the kernel.</summary>
public sealed class AbiTests
{
    private const string Headers = """
        #define _GNU_SOURCE
        #include <errno.h>
        #include <stddef.h>
        #include <sys/socket.h>
        #include <sys/mman.h>
        #include <sys/syscall.h>
        #include <sys/uio.h>
        #include <linux/if_alg.h>
        #include <linux/io_uring.h>
        #include <linux/keyctl.h>

        /* Since Linux 6.2; the headers may be older than the kernel. */
        #ifndef ALG_SET_KEY_BY_KEY_SERIAL
        #define ALG_SET_KEY_BY_KEY_SERIAL 7
        #endif

        """;

    // The members of each struct of ours in the order in which C# declares them.
    private static readonly (Type Type, string Struct, string[] Members)[] Structs =
    [
        (typeof(SockaddrAlg), "struct sockaddr_alg", ["salg_family", "salg_type", "salg_feat", "salg_mask", "salg_name"]),
        (typeof(IoVec), "struct iovec", ["iov_base", "iov_len"]),
    ];

    // Of each struct of Tmds.LibC that the runtime uses, the members that it uses.
    private static readonly (Type Type, string[] Members)[] StructsOfLibC =
    [
        (typeof(msghdr), ["msg_iov", "msg_iovlen", "msg_control", "msg_controllen"]),
        (typeof(cmsghdr), ["cmsg_len", "cmsg_level", "cmsg_type"]),
        (typeof(io_uring_params), ["sq_entries", "cq_entries", "features", "sq_off", "cq_off"]),
        (typeof(io_sqring_offsets), ["head", "tail", "ring_mask", "array"]),
        (typeof(io_cqring_offsets), ["head", "tail", "ring_mask", "cqes"]),
        (typeof(io_uring_sqe), ["opcode", "fd", "addr", "len", "msg_flags", "user_data"]),
        (typeof(io_uring_cqe), ["user_data", "res"]),
    ];

    [Fact]
    public void StructsAndConstantsAreThoseOfC()
    {
        (int status, string errors) = Compile(Headers + StructChecks() + ChecksOfLibC() + ConstantChecks(typeof(Constants)) + ConstantChecks(typeof(Errno)));
        Assert.True(status == 0, errors);
    }

    [Fact]
    public void TheCompilerCatchesAWrongConstant()
    {
        (int status, string errors) = Compile(Headers + Check("AF_ALG == 39", "AF_ALG"));
        Assert.NotEqual(0, status);
        Assert.Contains("AF_ALG", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryStructOfTheBindingIsChecked()
    {
        // The nested ones are arrays in others, whose sizes the offsets behind them check.
        IEnumerable<Type> declared = typeof(Libc).Assembly.GetTypes().Where(type => type.Namespace == typeof(Libc).Namespace && type.IsValueType && !type.IsNested);
        Assert.Equal(declared, Structs.Select(entry => entry.Type).Where(type => type != typeof(IoVec)));
        Assert.Equal(ReferencesOfTheRuntime().Structs.Order(), StructsOfLibC.Select(entry => entry.Type.Name).Order());
    }

    private static string StructChecks()
    {
        var checks = new StringBuilder();
        foreach ((Type type, string name, string[] members) in Structs)
        {
            checks.Append(Check($"sizeof({name}) == {Marshal.SizeOf(type)}", name));
            FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            Assert.Equal(members.Length, fields.Length);
            foreach ((FieldInfo field, string member) in fields.Zip(members))
            {
                checks.Append(Check($"offsetof({name}, {member}) == {Marshal.OffsetOf(type, field.Name)}", $"{name}.{member}"));
            }
        }

        return checks.ToString();
    }

    // A member is a field, or a property over one.
    private static string ChecksOfLibC()
    {
        var checks = new StringBuilder();
        foreach ((Type type, string[] members) in StructsOfLibC)
        {
            checks.Append(Check($"sizeof(struct {type.Name}) == {Marshal.SizeOf(type)}", type.Name));
            foreach (string member in members)
            {
                FieldInfo field = Assert.Single(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), field => field.Name == member || field.Name == "_" + member || field.Name == $"<{member}>k__BackingField");
                checks.Append(Check($"offsetof(struct {type.Name}, {member}) == {Marshal.OffsetOf(type, field.Name)}", $"{type.Name}.{member}"));
            }
        }

        foreach (string name in ReferencesOfTheRuntime().Constants)
        {
            checks.Append(Check($"{name} == {typeof(LibC).GetProperty(name)!.GetValue(null)}", name));
        }

        return checks.ToString();
    }

    // What the runtime's assembly names of Tmds.LibC: its structures, and the properties that are C's constants. (MAP_FAILED is a pointer.)
    private static (string[] Structs, string[] Constants) ReferencesOfTheRuntime()
    {
        using var file = new PEReader(File.OpenRead(typeof(Libc).Assembly.Location));
        MetadataReader reader = file.GetMetadataReader();
        string[] structs =
        [
            .. from handle in reader.TypeReferences
               let type = reader.GetTypeReference(handle)
               where reader.GetString(type.Namespace) == typeof(LibC).Namespace
               let name = reader.GetString(type.Name)
               where typeof(LibC).Assembly.GetType($"{typeof(LibC).Namespace}.{name}") is { IsValueType: true } && !name.EndsWith("_t", StringComparison.Ordinal) && name is not ("iovec" or "sockaddr" or "syscall_arg")
               select name,
        ];
        string[] constants =
        [
            .. from handle in reader.MemberReferences
               let member = reader.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(LibC)
               let name = reader.GetString(member.Name)
               where name.StartsWith("get_", StringComparison.Ordinal) && name != "get_MAP_FAILED"
               select name["get_".Length..],
        ];
        Assert.Contains("AF_ALG", constants);
        return (structs, constants);
    }

    private static string ConstantChecks(Type type)
        => string.Concat(type.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(field => field.IsLiteral)
            .Select(field => Check(string.Create(CultureInfo.InvariantCulture, $"{field.Name} == {field.GetRawConstantValue()}"), field.Name)));

    private static string Check(string condition, string what) => $"_Static_assert({condition}, \"{what}\");\n";

    private static (int Status, string Errors) Compile(string source)
    {
        using Process compiler = Process.Start(new ProcessStartInfo("cc", ["-fsyntax-only", "-x", "c", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        compiler.StandardInput.Write(source);
        compiler.StandardInput.Close();
        string errors = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        return (compiler.ExitCode, errors);
    }
}
