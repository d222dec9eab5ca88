using KcapiGen.Analyzers.Tests.Harness;
using Xunit;

namespace KcapiGen.Analyzers.Tests;

[Rule("KCG106")]
public class NotCollectedTests
{
    [Theory]
    [InlineData("using CipherStream own = {|KCG106:cbc.BeginEncrypt(iv)|};\nreturn own.Update(text, last: true);")]
    [InlineData("CipherStream own = {|KCG106:cbc.BeginDecrypt(iv)|};\nown.Update(text, last: true);\nown.Dispose();\nreturn 0;")]
    public Task ReportsTheBegin(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("using CipherStream own = cbc.BeginEncrypt(iv);\nown.Update(text, last: true);\nreturn own.Op(output);")]
    [InlineData("using CipherStream own = cbc.BeginEncrypt(iv);\nreturn 0;")]
    public Task IsSilentWhereItIsCollected(string statements) => StreamMethods.VerifyAsync(statements);

    [Theory]
    [InlineData("using CipherStream own = {|KCG106:cbc.BeginEncrypt(iv)|};\nreturn own.Update(text, last: true);", "'own' ends with input that no Op collected, so its output is lost; call 'own.Op' after the last Update")]
    public Task TheMessageSaysWhatToDo(string statements, string message) => StreamMethods.MessageAsync(statements, message);
}
