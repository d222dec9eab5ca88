using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG101")]
public class OutOfScopeTests
{
    [Theory]
    [InlineData("fixed (byte* p = text) { {|KCG101:stream.Update(IoVec.FromPointer(p, 16), last: true)|}; }\nreturn stream.Op(output);")]
    [InlineData("MemoryHandle handle = text.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 16), last: true);\n{|KCG101:handle.Dispose()|};\nreturn stream.Op(output);")]
    public Task ReportsWhatEndsThePin(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("fixed (byte* p = text) { stream.Update(IoVec.FromPointer(p, 16), last: true); return stream.Op(output); }")]
    [InlineData("using MemoryHandle handle = text.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 16), last: true);\nreturn stream.Op(output);")]
    public Task IsSilentWhereOpCameBefore(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("fixed (byte* p = text) { {|KCG101:stream.Update(IoVec.FromPointer(p, 16), last: true)|}; }\nreturn stream.Op(output);", "'text' is unpinned where its fixed block ends before 'stream.Op' reads it; move the Op into the block, or give a copy with Update(span)")]
    [InlineData("MemoryHandle handle = text.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 16), last: true);\n{|KCG101:handle.Dispose()|};\nreturn stream.Op(output);", "'text' is unpinned before 'stream.Op' reads it; move this after the Op")]
    [InlineData("using (MemoryHandle handle = text.AsMemory().Pin()) {|KCG101:stream.Update(IoVec.FromHandle(handle, 16), last: true)|};\nreturn stream.Op(output);", "'text' is unpinned where its using ends before 'stream.Op' reads it; move the Op into its scope, or give a copy with Update(span)")]
    public Task TheMessageSaysWhatToDo(string statements, string message) => StreamMethods.MessageAsync(statements, message);

    [Theory]
    [InlineData("fixed (byte* p = text) stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);\nreturn stream.Op(output);", "fixed (byte* p = text) stream.Update(new ReadOnlySpan<byte>(p, text.Length), last: true);\nreturn stream.Op(output);")]
    [InlineData("MemoryHandle handle = text.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nhandle.Dispose();\nreturn stream.Op(output);", "MemoryHandle handle = text.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nint read = stream.Op(output);\nhandle.Dispose();\nreturn read;")]
    public Task FixKeepsTheMemoryUntilOp(string statements, string expected) => VerifyFix.OneAsync("KCG101", StreamMethods.Source(statements), StreamMethods.Source(expected));

    [Fact]
    public Task FixAllKeepsAllOfIt() => VerifyFix.AllAsync(
        "KCG101",
        [StreamMethods.Source("fixed (byte* p = text) stream.Update(IoVec.FromPointer(p, (nuint)text.Length), last: true);\nreturn stream.Op(output);"), StreamMethods.Source("MemoryHandle handle = text.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nhandle.Dispose();\nreturn stream.Op(output);").Replace("User", "Other").Replace("Cbc", "Cbc2")],
        [StreamMethods.Source("fixed (byte* p = text) stream.Update(new ReadOnlySpan<byte>(p, text.Length), last: true);\nreturn stream.Op(output);"), StreamMethods.Source("MemoryHandle handle = text.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nint read = stream.Op(output);\nhandle.Dispose();\nreturn read;").Replace("User", "Other").Replace("Cbc", "Cbc2")]);
}
