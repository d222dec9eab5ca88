using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG104")]
public class WrittenTests
{
    [Theory]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\n{|KCG104:buffer.Span[0] = 1|};\nreturn stream.Op(output);")]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\n{|KCG104:buffer.Span.Clear()|};\nreturn stream.Op(output);")]
    public Task ReportsTheWrite(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\nbuffer.Span[64] = 1;\nreturn stream.Op(output);")]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\nbyte first = buffer.Span[0];\noutput[0] = first;\nreturn stream.Op(output);")]
    public Task IsSilentOnOtherMemoryAndReads(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\n{|KCG104:buffer.Span[0] = 1|};\nreturn stream.Op(output);", "'buffer' is lent to 'stream' and written here before 'stream.Op' reads it, so the new bytes are processed; write after the Op, or lend a copy with Update(span)")]
    public Task TheMessageSaysWhatToDo(string statements, string message) => StreamMethods.MessageAsync(statements, message);

    [Theory]
    [InlineData("stream.Update(buffer.Vector(0, 64), last: true);\nbuffer.Span[0] = 1;\nreturn stream.Op(output);", "stream.Update(buffer.Span.Slice(0, 64), last: true);\nbuffer.Span[0] = 1;\nreturn stream.Op(output);")]
    [InlineData("fixed (byte* p = text)\n{\n    stream.Update(IoVec.FromPointer(p, 64), last: true);\n    text[0] = 1;\n    return stream.Op(output);\n}", "fixed (byte* p = text)\n{\n    stream.Update(new ReadOnlySpan<byte>(p, 64), last: true);\n    text[0] = 1;\n    return stream.Op(output);\n}")]
    public Task FixKeepsTheMemoryUntilOp(string statements, string expected) => VerifyFix.OneAsync("KCG104", StreamMethods.Source(statements), StreamMethods.Source(expected));

    [Fact]
    public Task FixAllKeepsAllOfIt() => VerifyFix.AllAsync(
        "KCG104",
        [StreamMethods.Source("stream.Update(buffer.Vector(0, 64), last: true);\nbuffer.Span[0] = 1;\nreturn stream.Op(output);"), StreamMethods.Source("fixed (byte* p = text)\n{\n    stream.Update(IoVec.FromPointer(p, 64), last: true);\n    text[0] = 1;\n    return stream.Op(output);\n}").Replace("User", "Other").Replace("Cbc", "Cbc2")],
        [StreamMethods.Source("stream.Update(buffer.Span.Slice(0, 64), last: true);\nbuffer.Span[0] = 1;\nreturn stream.Op(output);"), StreamMethods.Source("fixed (byte* p = text)\n{\n    stream.Update(new ReadOnlySpan<byte>(p, 64), last: true);\n    text[0] = 1;\n    return stream.Op(output);\n}").Replace("User", "Other").Replace("Cbc", "Cbc2")]);
}
