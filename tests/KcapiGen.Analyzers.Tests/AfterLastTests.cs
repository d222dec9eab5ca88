using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG108")]
public class AfterLastTests
{
    [Theory]
    [InlineData("stream.Update(text, last: true);\n{|KCG108:stream.Update(text)|};\nreturn stream.Op(output);")]
    [InlineData("for (int i = 0; i < 3; i++) {|KCG108:stream.Update(text, true)|};\nreturn stream.Op(output);")]
    public Task ReportsTheUpdateAfterTheLast(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update(text);\nstream.Update(text, last: true);\nreturn stream.Op(output);")]
    [InlineData("bool isLast = output.Length > 3;\nstream.Update(text, isLast);\nif (!isLast) stream.Update(text, last: true);\nreturn stream.Op(output);")]
    public Task IsSilentOnOneLast(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("stream.Update(text, last: true);\n{|KCG108:stream.Update(text)|};\nreturn stream.Op(output);", "'stream' was already given its last input, so this Update throws; pass 'last: true' to the last Update only, or begin a new stream")]
    public Task TheMessageSaysWhatToDo(string statements, string message) => StreamMethods.MessageAsync(statements, message);
}
