using KcapiGen.Generator.Names;
using Xunit;

namespace KcapiGen.Generator.Tests;

public class NameParserTests
{
    [Theory]
    [InlineData("aes")]
    [InlineData("des3_ede")]
    [InlineData("sha3-256")]
    [InlineData("cbc(aes)")]
    [InlineData("rfc7539(chacha20,poly1305)")]
    [InlineData("essiv(authenc(hmac(sha256),cbc(aes)),sha256)")]
    public void ANameReadsAsWritten(string text)
    {
        AlgorithmName? name = NameParser.Parse(text, out MalformedName? malformed);
        Assert.Equal(text, name?.ToString());
        Assert.Null(malformed);
    }

    [Fact]
    public void ArgumentsNest()
    {
        AlgorithmName name = NameParser.Parse("authenc(hmac(sha256),cbc(aes))", out _)!;
        Assert.Equal("authenc", name.Head);
        Assert.Equal(["hmac", "cbc"], name.Arguments.Select(argument => argument.Head));
        Assert.Equal(["sha256", "aes"], name.Arguments.SelectMany(argument => argument.Arguments).Select(argument => argument.Head));
    }

    [Theory]
    [InlineData("", 0, "a name is missing")]
    [InlineData("(aes)", 0, "a name is missing")]
    [InlineData("cbc()", 4, "a name is missing")]
    [InlineData("rfc7539(chacha20,)", 17, "a name is missing")]
    [InlineData("rfc7539(,poly1305)", 8, "a name is missing")]
    [InlineData("cbc(", 4, "a name is missing")]
    [InlineData("cbc(aes", 7, "a parenthesis is not closed")]
    [InlineData("cts(cbc(aes)", 12, "a parenthesis is not closed")]
    [InlineData("cbc(aes))", 8, "there is a closing parenthesis without an opening one")]
    [InlineData("aes)", 3, "there is a closing parenthesis without an opening one")]
    [InlineData("cbc(aes)x", 8, "'x' is not allowed here")]
    [InlineData("aes,des", 3, "',' is not allowed here")]
    [InlineData("cbc(aes)(des)", 8, "'(' is not allowed here")]
    [InlineData("AES/GCM", 3, "'/' is not allowed here")]
    [InlineData("cbc(äes)", 4, "'ä' is not allowed here")]
    [InlineData("cbc(aes\0)", 7, "a parenthesis is not closed")]
    [InlineData(" cbc(aes)", 0, "the kernel's names have no white space")]
    [InlineData("cbc( aes)", 4, "the kernel's names have no white space")]
    [InlineData("cbc(aes)\n", 8, "the kernel's names have no white space")]
    public void AMalformedNameSaysWhereAndWhy(string text, int position, string reason)
    {
        Assert.Null(NameParser.Parse(text, out MalformedName? malformed));
        Assert.Equal(new MalformedName(position, reason), malformed);
    }

    [Fact]
    public void TheLongestNameFillsTheKernelsFieldButForItsFinalZero()
    {
        Assert.NotNull(NameParser.Parse(new string('a', 63), out _));
        Assert.Null(NameParser.Parse(new string('a', 64), out MalformedName? malformed));
        Assert.Equal("it has 64 characters; the kernel accepts up to 63", malformed?.Reason);
    }
}
