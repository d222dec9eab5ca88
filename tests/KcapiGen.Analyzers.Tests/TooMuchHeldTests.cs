using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG107")]
public class TooMuchHeldTests
{
    [Theory]
    [InlineData("{|KCG107:stream.Update(new byte[65537], last: true)|};\nreturn stream.Op(output);")]
    [InlineData("for (int i = 1; i <= 17; i++) {|KCG107:stream.Update(new byte[4096])|};\nreturn stream.Op(output);")]
    public Task ReportsTheUpdateThatIsTooMuch(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update(new byte[65536], last: true);\nreturn stream.Op(output);")]
    [InlineData("stream.Update(new byte[65536]);\nint read = stream.Op(output);\nstream.Update(new byte[65536], last: true);\nreturn read + stream.Op(output);")]
    public Task IsSilentOnWhatFits(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update(new byte[65536]);\n{|KCG107:stream.Update(new byte[16], last: true)|};\nreturn stream.Op(output);", "With this Update 'stream' is given 65552 bytes with no Op between; an Update beyond 65536 bytes sleeps until another thread calls Op, so call 'stream.Op' after every 65536 bytes")]
    public Task TheMessageSaysWhatToDo(string statements, string message) => StreamMethods.MessageAsync(statements, message);
}
