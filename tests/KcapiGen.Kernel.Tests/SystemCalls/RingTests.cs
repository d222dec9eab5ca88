using KcapiGen.Kernel.Tests.Ciphers;
using KcapiGen.Kernel.Tests.Resources;
using Tmds.Linux;
using static KcapiGen.Interop.Errno;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>Batches are right without a ring, and with one that fails.</summary>
[Collection(AloneCollection.Name)]
public class RingTests
{
    private const string Calls = "io_uring_setup,io_uring_enter,accept4";

    [Theory]
    // strace has a filter of its own on the child, so it cannot be told whether the kernel lacks the call.
    [InlineData("io_uring_setup:error=ENOSYS", KernelSupportReason.NoInterfaceOrBlocked, ENOSYS)]
    [InlineData("io_uring_setup:error=EPERM", KernelSupportReason.Blocked, EPERM)]
    [InlineData("io_uring_setup:error=ENOMEM", KernelSupportReason.Blocked, ENOMEM)]
    public void Without_a_ring_the_reason_is_known(string fault, KernelSupportReason reason, int errno) => CheckRight(fault, $"{reason} {errno}");

    // The first is the question whether there is one at all, the second the ring of the first handle.
    [Theory]
    [InlineData("io_uring_setup:error=EMFILE:when=2")]
    [InlineData("io_uring_enter:error=EPERM")]
    [InlineData("io_uring_enter:error=EAGAIN:when=1+2")]
    [InlineData("io_uring_enter:error=EINTR:when=1+2")]
    [InlineData("io_uring_enter:error=EBUSY:when=2")]
    [InlineData("accept4:error=EMFILE:when=6..20")]
    public void What_fails_is_done_in_another_way(string fault) => CheckRight(fault, $"{KernelSupportReason.Available} ");

    // For real, and in the middle of a ring: an OP is no socket any more.
    [Fact]
    public void A_request_that_fails_leaves_the_others_and_is_made_good()
    {
        byte[] key = Bytes.Random(16, seed: 1), nonce = new byte[12];
        using var gcm = new GcmAes(key);
        byte[][] texts = [.. Enumerable.Range(0, 20).Select(i => Bytes.Random(256, seed: i))], outputs = [.. texts.Select(_ => new byte[256])];
        AeadMessage[] messages = [.. texts.Zip(outputs, (text, output) => new AeadMessage(nonce, text, output, new byte[16]))];
        IReadOnlySet<string> before = OpenSockets.Descriptors();
        gcm.EncryptBatch(messages);
        string[] opened = [.. OpenSockets.Descriptors().Except(before)];
        Assert.Equal(21, opened.Length);

        // In the order in which they were opened: the ring, then the OPs.
        foreach (int number in opened.Select(descriptor => int.Parse(descriptor, System.Globalization.CultureInfo.InvariantCulture)).Order().Skip(1).Where((_, i) => i % 3 == 1))
        {
            using FileStream other = File.OpenRead("/dev/null");
            Assert.Equal(number, LibC.dup2((int)other.SafeFileHandle.DangerousGetHandle(), number));
        }

        foreach (byte[] output in outputs)
        {
            output.AsSpan().Clear();
        }

        gcm.EncryptBatch(messages);
        for (int i = 0; i < texts.Length; i++)
        {
            byte[] expected = new byte[256];
            gcm.Encrypt(nonce, texts[i], expected, new byte[16]);
            Bytes.AssertSame(expected, outputs[i], $"message {i}");
        }

        gcm.EncryptBatch(messages);
        Assert.Equal(21, OpenSockets.Descriptors().Except(before).Count());
        gcm.Dispose();
        Assert.Empty(OpenSockets.Descriptors().Except(before.Append(opened[0])));
    }

    [Fact]
    public void Disposed_amid_batches()
    {
        for (int round = 0; round < 20; round++)
        {
            var disk = new XtsAes(Bytes.Random(64, seed: round));
            byte[] sectors = new byte[1 << 18];
            var started = new ManualResetEventSlim();
            Task work = Task.Run(
                () =>
                {
                    while (true)
                    {
                        disk.EncryptSectors(0, 512, sectors, sectors);
                        started.Set();
                    }
                },
                TestContext.Current.CancellationToken);
            started.Wait(TestContext.Current.CancellationToken);
            disk.Dispose();
            Assert.IsType<ObjectDisposedException>(Assert.Throws<AggregateException>(() => work.Wait(TestContext.Current.CancellationToken)).InnerException);
        }
    }

    private static void CheckRight(string fault, string support) => Assert.Equal(
        [support, "right", "right", "right", "right", "descriptors left: 0"],
        Child.Run("ring", "strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=" + Calls, "-e", "inject=" + fault));
}
