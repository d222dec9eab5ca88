using KcapiGen.Kernel.Tests.SystemCalls;

namespace KcapiGen.Kernel.Tests.LongMessages;

/// <summary>What a process without privileges gets: buffers up to twice net.core.wmem_max, and beyond that a clear refusal.</summary>
public class UnprivilegedTests
{
    private static readonly string[] WithoutPrivileges = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all"];

    [Fact]
    public void Messages_up_to_the_limit_and_no_further()
    {
        string[] command = Environment.IsPrivilegedProcess ? WithoutPrivileges : [];
        Assert.Equal(
            [
                $"the classes name {LongScenario.Limit} and {LongScenario.Limit}",
                "the longest: right",
                "one byte more: ArgumentException, which names the limit",
                "with associated data: ArgumentException, which names the limit",
                "xts: ArgumentException, which names the limit",
                "a stream: ArgumentException, which names the limit",
                $"the stream gives {LongScenario.Limit}",
            ],
            Child.Run("long", command));
    }
}
