using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using KcapiGen.Interop;
using KcapiGen.Kernel.Ring;

namespace KcapiGen.Runtime.Tests;

/// <summary>A C compiler checks every struct and constant that the runtime shares with the kernel.</summary>
public sealed unsafe class AbiTests
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

    // The members of each struct in the order in which C# declares them.
    private static readonly (Type Type, string Struct, int Size, string[] Members)[] Structs =
    [
        (typeof(SockaddrAlg), "struct sockaddr_alg", sizeof(SockaddrAlg), ["salg_family", "salg_type", "salg_feat", "salg_mask", "salg_name"]),
        (typeof(MsgHdr), "struct msghdr", sizeof(MsgHdr), ["msg_name", "msg_namelen", "msg_iov", "msg_iovlen", "msg_control", "msg_controllen", "msg_flags"]),
        (typeof(CmsgHdr), "struct cmsghdr", sizeof(CmsgHdr), ["cmsg_len", "cmsg_level", "cmsg_type"]),
        (typeof(IoUringParams), "struct io_uring_params", sizeof(IoUringParams), ["sq_entries", "cq_entries", "flags", "sq_thread_cpu", "sq_thread_idle", "features", "wq_fd", "resv", "sq_off", "cq_off"]),
        (typeof(SqRingOffsets), "struct io_sqring_offsets", sizeof(SqRingOffsets), ["head", "tail", "ring_mask", "ring_entries", "flags", "dropped", "array", "resv1", "resv2"]),
        (typeof(CqRingOffsets), "struct io_cqring_offsets", sizeof(CqRingOffsets), ["head", "tail", "ring_mask", "ring_entries", "overflow", "cqes", "flags", "resv1", "resv2"]),
        (typeof(IoUringSqe), "struct io_uring_sqe", sizeof(IoUringSqe), ["opcode", "flags", "ioprio", "fd", "off", "addr", "len", "msg_flags", "user_data", "buf_index", "personality", "file_index", "addr3", "__pad2"]),
        (typeof(IoUringCqe), "struct io_uring_cqe", sizeof(IoUringCqe), ["user_data", "res", "flags"]),
        (typeof(IoVec), "struct iovec", sizeof(IoVec), ["iov_base", "iov_len"]),
    ];

    [Fact]
    public void StructsAndConstantsAreThoseOfC()
    {
        (int status, string errors) = Compile(Headers + StructChecks() + ConstantChecks(typeof(Constants)) + ConstantChecks(typeof(Errno)) + ConstantChecks(typeof(IoUringConstants)));
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
        // The nested ones are arrays in others, whose sizes the offsets behind them check. A slot is ours.
        IEnumerable<Type> declared = typeof(Libc).Assembly.GetTypes()
            .Where(type => (type.Namespace == typeof(Libc).Namespace || type.Namespace == typeof(IoUring).Namespace) && type != typeof(MessageSlot) && type.IsValueType && !type.IsEnum && !type.IsNested && !type.IsByRefLike);
        Assert.Equal(
            declared.Select(type => type.Name).Order(),
            Structs.Select(entry => entry.Type).Where(type => type != typeof(IoVec)).Select(type => type.Name).Order());
    }

    private static string StructChecks()
    {
        var checks = new StringBuilder();
        foreach ((Type type, string name, int size, string[] members) in Structs)
        {
            checks.Append(Check($"sizeof({name}) == {size}", name));
            FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            Assert.Equal(members.Length, fields.Length);
            foreach ((FieldInfo field, string member) in fields.Zip(members))
            {
                checks.Append(Check($"offsetof({name}, {member}) == {Marshal.OffsetOf(type, field.Name)}", $"{name}.{member}"));
            }
        }

        return checks.ToString();
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
