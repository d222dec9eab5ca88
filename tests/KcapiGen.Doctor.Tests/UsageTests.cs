namespace Doctor.Tests;

/// <summary>What is wrong usage is said in one line, with nothing looked at.</summary>
public sealed class UsageTests
{
    [Fact]
    public void NonsenseEndsWithTwoAndTheNearestName()
    {
        Run run = Run.Of("--json", "--require", "xts(aes)", "--require", "AES/GCM/NoPadding");
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Equal("doctor: 'AES/GCM/NoPadding' is no name of the kernel; did you mean 'gcm(aes)'?", run.ErrorLine);
    }

    [Theory]
    [InlineData("'gcm(aes' is no name of an algorithm: at character 8 a parenthesis is not closed.", "--require", "gcm(aes")]
    [InlineData("'' is no name of an algorithm: at character 1 a name is missing.", "--require", "")]
    [InlineData("'@x' is no name of an algorithm: at character 1 '@' is not allowed here.", "--require", "@x")]
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
