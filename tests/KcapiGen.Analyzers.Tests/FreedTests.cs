using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG103")]
public class FreedTests
{
    [Theory]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\n{|KCG103:buffer.Dispose()|};\nreturn stream.Op(output);")]
    [InlineData("void* memory = NativeMemory.Alloc(64);\nstream.Update(IoVec.FromPointer(memory, 64), last: true);\n{|KCG103:NativeMemory.Free(memory)|};\nreturn stream.Op(output);")]
    public Task ReportsWhatFrees(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\nint read = stream.Op(output);\nbuffer.Dispose();\nreturn read;")]
    [InlineData("void* memory = NativeMemory.Alloc(64), other = NativeMemory.Alloc(64);\nstream.Update(IoVec.FromPointer(memory, 64), last: true);\nNativeMemory.Free(other);\nreturn stream.Op(output);")]
    public Task IsSilentWhereOpCameBefore(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\n{|KCG103:buffer.Dispose()|};\nreturn stream.Op(output);", "'buffer' is freed before 'stream.Op' reads it; move this after the Op")]
    [InlineData("using (buffer) {|KCG103:stream.Update(buffer.Vector(0, 64), last: true)|};\nreturn stream.Op(output);", "'buffer' is freed before 'stream.Op' reads it; move the Op into the scope of its using")]
    public Task TheMessageSaysWhatToDo(string statements, string message) => StreamMethods.MessageAsync(statements, message);

    [Theory]
    [InlineData("using (NativeBuffer copy = NativeBuffer.Allocate(64)) stream.Update(copy.Vector(0, 64), last: true);\nreturn stream.Op(output);", "using (NativeBuffer copy = NativeBuffer.Allocate(64)) stream.Update(copy.Span.Slice(0, 64), last: true);\nreturn stream.Op(output);")]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\nbuffer.Dispose();\nreturn stream.Op(output);", "stream.Update(buffer.Vector(0, 64), last: true);\nint read = stream.Op(output);\nbuffer.Dispose();\nreturn read;")]
    public Task FixKeepsTheMemoryUntilOp(string statements, string expected) => VerifyFix.OneAsync("KCG103", StreamMethods.Source(statements), StreamMethods.Source(expected));

    [Fact]
    public Task FixAllKeepsAllOfIt() => VerifyFix.AllAsync(
        "KCG103",
        [StreamMethods.Source("using (NativeBuffer copy = NativeBuffer.Allocate(64)) stream.Update(copy.Vector(0, 64), last: true);\nreturn stream.Op(output);"), StreamMethods.Source("stream.Update(buffer.Vector(0, 64), last: true);\nbuffer.Dispose();\nreturn stream.Op(output);").Replace("User", "Other").Replace("Cbc", "Cbc2")],
        [StreamMethods.Source("using (NativeBuffer copy = NativeBuffer.Allocate(64)) stream.Update(copy.Span.Slice(0, 64), last: true);\nreturn stream.Op(output);"), StreamMethods.Source("stream.Update(buffer.Vector(0, 64), last: true);\nint read = stream.Op(output);\nbuffer.Dispose();\nreturn read;").Replace("User", "Other").Replace("Cbc", "Cbc2")]);
}
