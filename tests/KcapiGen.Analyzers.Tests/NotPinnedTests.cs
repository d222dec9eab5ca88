using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG105")]
public class NotPinnedTests
{
    [Theory]
    [InlineData("stream.Update({|KCG105:IoVec.FromPointer(System.Runtime.CompilerServices.Unsafe.AsPointer(ref text[0]), 16)|}, last: true);\nreturn stream.Op(output);")]
    [InlineData("byte* kept;\nfixed (byte* p = text) kept = p;\nstream.Update({|KCG105:IoVec.FromPointer(kept, 16)|}, last: true);\nreturn stream.Op(output);")]
    public Task ReportsTheVector(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("byte[] pinned = GC.AllocateArray<byte>(16, pinned: true);\nstream.Update(IoVec.FromPointer(System.Runtime.CompilerServices.Unsafe.AsPointer(ref pinned[0]), 16), last: true);\nreturn stream.Op(output);")]
    [InlineData("fixed (byte* p = text) { stream.Update(IoVec.FromPointer(p + 1, 16), last: true); return stream.Op(output); }")]
    public Task IsSilentOnMemoryThatStays(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update({|KCG105:IoVec.FromPointer(System.Runtime.CompilerServices.Unsafe.AsPointer(ref text[0]), 16)|}, last: true);\nreturn stream.Op(output);", "Nothing pins 'text' where this vector is created from it, so the garbage collector may move it before 'Op' reads it; use a fixed block around Update and Op, Memory.Pin() or a NativeBuffer")]
    public Task TheMessageSaysWhatToDo(string statements, string message) => StreamMethods.MessageAsync(statements, message);
}
