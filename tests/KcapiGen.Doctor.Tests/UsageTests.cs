namespace Doctor.Tests;

/// <summary>What is wrong usage is said in one line, with nothing looked at.</summary>
public sealed class UsageTests
{
    [Fact]
    public void NonsenseEndsWithTwoAndTheNearestName()
    {
        Run run = Run.Of("--json", "--require", "xts(aes)", "--require", "gcm(ase)");
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Equal("doctor: 'gcm(ase)' is not in KcapiGen's catalogue: it has no 'ase'; did you mean 'gcm(aes)'?", run.ErrorLine);
    }

    [Theory]
    [InlineData("'khazad' is not in KcapiGen's catalogue: it has no 'khazad'.", "--require", "khazad")]
    [InlineData("'gcm(aes' is no name of an algorithm: at character 8 a parenthesis is not closed.", "--require", "gcm(aes")]
    [InlineData("'' is no name of an algorithm: at character 1 a name is missing.", "--require", "")]
    [InlineData("'@x' is no name of an algorithm: at character 1 '@' is not allowed here.", "--require", "@x")]
    [InlineData("'aes' is a block cipher, which the kernel offers only in a mode such as ctr(aes).", "--require", "aes")]
    [InlineData("'hmac(sha256)' is no cipher, and this program looks at nothing else.", "--require", "hmac(sha256)")]
    [InlineData("See --help.", "--require")]
    [InlineData("See --help.", "--frobnicate")]
    [InlineData("See --help.", "gcm(aes)")]
    public void OtherMistakes(string message, params string[] arguments)
    {
        TextWriter before = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            Assert.Equal(2, Program.Main(arguments));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.EndsWith(message, new Run(2, "", error.ToString()).ErrorLine, StringComparison.Ordinal);
    }
}
