using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>A C compiler checks every struct and constant that the runtime shares with the kernel.</summary>
public sealed unsafe class AbiTests
{
    private const string Headers = """
        #define _GNU_SOURCE
        #include <errno.h>
        #include <stddef.h>
        #include <sys/socket.h>
        #include <sys/uio.h>
        #include <linux/if_alg.h>
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
        (typeof(IoVec), "struct iovec", sizeof(IoVec), ["iov_base", "iov_len"]),
    ];

    [Fact]
    public void StructsAndConstantsAreThoseOfC()
    {
        (int status, string errors) = Compile(Headers + StructChecks() + ConstantChecks(typeof(Constants)) + ConstantChecks(typeof(Errno)));
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
        // The nested ones are the arrays of sockaddr_alg, whose sizes its offsets check.
        IEnumerable<Type> declared = typeof(Libc).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Libc).Namespace && type.IsValueType && !type.IsEnum && !type.IsNested && !type.IsByRefLike);
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
