using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG102")]
public class ReturnedToPoolTests
{
    [Theory]
    [InlineData("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\n{|KCG102:ArrayPool<byte>.Shared.Return(rented)|};\nreturn stream.Op(output);")]
    [InlineData("IMemoryOwner<byte> owner = MemoryPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = owner.Memory.Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\n{|KCG102:owner.Dispose()|};\nreturn stream.Op(output);")]
    public Task ReportsTheReturn(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nint read = stream.Op(output);\nArrayPool<byte>.Shared.Return(rented);\nreturn read;")]
    [InlineData("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(rented.AsSpan(0, 64), last: true);\nArrayPool<byte>.Shared.Return(rented);\nreturn stream.Op(output);")]
    public Task IsSilentWhereOpCameBefore(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\n{|KCG102:ArrayPool<byte>.Shared.Return(rented)|};\nreturn stream.Op(output);", "'rented' is returned to the pool before 'stream.Op' reads it; move the Return after the Op")]
    public Task TheMessageSaysWhatToDo(string statements, string message) => StreamMethods.MessageAsync(statements, message);

    [Theory]
    [InlineData("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nArrayPool<byte>.Shared.Return(rented);\nreturn stream.Op(output);", "byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nint read = stream.Op(output);\nArrayPool<byte>.Shared.Return(rented);\nreturn read;")]
    [InlineData("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nArrayPool<byte>.Shared.Return(rented);\nint count = stream.Op(output);\nreturn count;", "byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nint count = stream.Op(output);\nArrayPool<byte>.Shared.Return(rented);\nreturn count;")]
    public Task FixKeepsTheMemoryUntilOp(string statements, string expected) => VerifyFix.OneAsync("KCG102", StreamMethods.Source(statements), StreamMethods.Source(expected));

    [Fact]
    public Task FixAllKeepsAllOfIt() => VerifyFix.AllAsync(
        "KCG102",
        [StreamMethods.Source("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nArrayPool<byte>.Shared.Return(rented);\nreturn stream.Op(output);"), StreamMethods.Source("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nArrayPool<byte>.Shared.Return(rented);\nint count = stream.Op(output);\nreturn count;").Replace("User", "Other").Replace("Cbc", "Cbc2")],
        [StreamMethods.Source("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nint read = stream.Op(output);\nArrayPool<byte>.Shared.Return(rented);\nreturn read;"), StreamMethods.Source("byte[] rented = ArrayPool<byte>.Shared.Rent(64);\nusing MemoryHandle handle = rented.AsMemory().Pin();\nstream.Update(IoVec.FromHandle(handle, 64), last: true);\nint count = stream.Op(output);\nArrayPool<byte>.Shared.Return(rented);\nreturn count;").Replace("User", "Other").Replace("Cbc", "Cbc2")]);
}
