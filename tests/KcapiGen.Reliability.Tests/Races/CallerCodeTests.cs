using System.Buffers;
using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Reliability.Tests.Declared;
using KcapiGen.Reliability.Tests.Harness;

namespace KcapiGen.Reliability.Tests.Races;

/// <summary>Code of the caller runs in the midst of an operation, and throws, disposes the handle, or is slow.</summary>
public sealed class CallerCodeTests
{
    private const int Length = 600_000;

    private static readonly byte[] Text = Key.Bytes(new Random(1), Length);
    private static readonly byte[] Iv = new byte[16];

    public static TheoryData<KernelBackend> Here => [.. Sides.Here];

    [Theory]
    [MemberData(nameof(Here))]
    public async Task AReadThatIsPendingIsWaitedForWhenProgressThrows(KernelBackend side)
    {
        using SkcipherHandle handle = Open(side);
        var source = new GatedStream(Text, free: 2);
        Task<long> task = handle.TransformAsync(encrypt: true, Iv, source, new MemoryStream(), new Progress(_ => throw new CallerException()), TestContext.Current.CancellationToken);
        await AssertWaitsAsync(task, source);
        Assert.Equal(Right(), Encrypt(handle));
    }

    [Theory]
    [MemberData(nameof(Here))]
    public async Task AReadThatIsPendingIsWaitedForWhenTheDestinationThrows(KernelBackend side)
    {
        using SkcipherHandle handle = Open(side);
        var source = new GatedStream(Text, free: 2);
        Task<long> task = handle.TransformAsync(encrypt: true, Iv, source, new ThrowingStream(), progress: null, TestContext.Current.CancellationToken);
        await AssertWaitsAsync(task, source);
        Assert.Equal(Right(), Encrypt(handle));
    }

    [Theory]
    [MemberData(nameof(Here))]
    public async Task TheHandleIsDisposedByProgress(KernelBackend side)
    {
        using SkcipherHandle handle = Open(side);
        using var output = new MemoryStream();
        long count = await handle.TransformAsync(encrypt: true, Iv, new MemoryStream(Text), output, new Progress(_ => handle.Dispose()), TestContext.Current.CancellationToken);
        Assert.Equal(Length, count);
        Assert.Equal(Right(), output.ToArray());
        Assert.Throws<ObjectDisposedException>(() => Encrypt(handle));
    }

    [Theory]
    [MemberData(nameof(Here))]
    public void TheHandleIsUsedByProgress(KernelBackend side)
    {
        using SkcipherHandle handle = Open(side);
        int refused = 0;
        handle.Transform(encrypt: true, Iv, new MemoryStream(Text), new MemoryStream(), new Progress(_ =>
        {
            Assert.Throws<InvalidOperationException>(() => Encrypt(handle));
            refused++;
        }));
        Assert.True(refused > 0);
        Assert.Equal(Right(), Encrypt(handle));
    }

    [Theory]
    [MemberData(nameof(Here))]
    public void MemoryThatCannotBePinnedEndsABatchAndNothingElse(KernelBackend side)
    {
        using SkcipherHandle handle = Open(side);
        byte[] output = new byte[64], other = new byte[64];
        using var pinned = new CountingMemory(64, throws: false);
        using var throwing = new CountingMemory(64, throws: true);
        Assert.Throws<CallerException>(() => handle.EncryptBatch([new(Iv, pinned.Memory, output), new(Iv, throwing.Memory, other)]));
        Assert.Equal(0, pinned.Pins);

        handle.EncryptBatch([new(Iv, Text.AsMemory(0, 64), output)]);
        Assert.Equal(Right()[..64], output);
    }

    private static async Task AssertWaitsAsync(Task<long> task, GatedStream source)
    {
        await source.Waiting;
        Task first = await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
        Assert.False(first == task, "The task ended while a read was pending: its buffer is freed, and the read fills it still.");
        source.Open();
        await Assert.ThrowsAsync<CallerException>(() => task);
    }

    private static SkcipherHandle Open(KernelBackend side) => Sides.On(side, () => SkcipherHandle.Open(Ctr.Definition, CipherKey.FromBytes(new byte[16])));

    private static byte[] Right() => Kernel.Tests.Comparison.References.Ctr(new byte[16], Iv, Text);

    private static byte[] Encrypt(SkcipherHandle handle)
    {
        byte[] output = new byte[Length];
        handle.Encrypt(Iv, Text, output);
        return output;
    }

    private sealed class CallerException : Exception;

    private sealed class Progress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }

    private sealed class ThrowingStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new CallerException();
    }

    /// <summary>A source of which the first reads are done at once, and the next one when it is told.</summary>
    private sealed class GatedStream(byte[] content, int free) : MemoryStream(content)
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        public Task Waiting => _waiting.Task;

        public void Open() => _gate.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads > free)
            {
                _waiting.TrySetResult();
                await _gate.Task;
            }

            return Read(buffer.Span);
        }
    }

    private sealed class CountingMemory(int length, bool throws) : MemoryManager<byte>
    {
        private readonly byte[] _bytes = new byte[length];
        private MemoryHandle _pin;

        public int Pins { get; private set; }

        public override Span<byte> GetSpan() => _bytes;

        public override unsafe MemoryHandle Pin(int elementIndex = 0)
        {
            if (throws)
            {
                throw new CallerException();
            }

            Pins++;
            _pin = _bytes.AsMemory(elementIndex).Pin();
            return new MemoryHandle(_pin.Pointer, pinnable: this);
        }

        public override void Unpin()
        {
            Pins--;
            _pin.Dispose();
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
