using System.Globalization;
using System.Runtime.CompilerServices;
using KcapiGen.InProcess;
using KcapiGen.InProcess.Composed;

namespace KcapiGen.Runtime.Tests;

/// <summary>The memory of keys that the engine's objects keep, and who disposes the parts of a mode that cannot be made.</summary>
public sealed unsafe class KeyBufferTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(1088)]
    [InlineData(2048)]
    [InlineData(10_000)]
    public void AKeyIsInMemoryThatIsLockedAndLeftOutOfCoreDumps(int length)
    {
        byte[] bytes = new byte[length];
        Array.Fill(bytes, (byte)0x5a);
        using var key = new KeyBuffer(bytes);
        Assert.Equal(bytes, key.Span);
        string[] flags = FlagsOf((nint)Unsafe.AsPointer(ref key.Span[0]));
        Assert.Contains("lo", flags);
        Assert.Contains("dd", flags);
    }

    [Fact]
    public void TwoKeysShareNoMemoryAndBeginAtAMultipleOf64()
    {
        KeyBuffer[] keys = [.. Enumerable.Range(1, 300).Select(length => new KeyBuffer(length))];
        for (int i = 0; i < keys.Length; i++)
        {
            Assert.Equal(0, (nint)Unsafe.AsPointer(ref keys[i].Span[0]) % 64);
            Assert.False(keys[i].Span.ContainsAnyExcept((byte)0));
            keys[i].Span.Fill((byte)i);
        }

        Assert.All(keys, (key, i) => Assert.False(key.Span.ContainsAnyExcept((byte)i)));
        Array.ForEach(keys, key => key.Dispose());
    }

    [Fact]
    public void AKeyThatIsDisposedIsZerosAndGivesNothingOut()
    {
        // A size that no other test asks for, so that nobody else gets the piece. It stays mapped, and begins with the address of the next one.
        const int Length = 9000;
        var key = new KeyBuffer(Length);
        key.Span.Fill(0x5a);
        var memory = new ReadOnlySpan<byte>(Unsafe.AsPointer(ref key.Span[0]), Length);
        key.Dispose();
        key.Dispose();
        Assert.False(memory[sizeof(nint)..].ContainsAnyExcept((byte)0));
        Assert.Throws<ObjectDisposedException>(() => key.Span.Length);
    }

    [Fact]
    public void AKeyThatIsForgottenIsZeros()
    {
        const int Length = 20_000;
        var memory = new ReadOnlySpan<byte>((void*)Forget(Length), Length);
        for (int i = 0; i < 20 && memory.ContainsAnyExcept((byte)0); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(memory[sizeof(nint)..].ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void TheMemoryOfAKeyIsUsedAgain()
    {
        const int Length = 40_000;
        nint first = Address(Length);
        Assert.Equal(first, Address(Length));

        static nint Address(int length)
        {
            using var key = new KeyBuffer(length);
            return (nint)Unsafe.AsPointer(ref key.Span[0]);
        }
    }

    [Fact]
    public void AModeThatCannotBeMadeLeavesNoPartBehind()
    {
        var stream = new WatchedSkcipher();
        Assert.Throws<NotSupportedException>(() => AdiantumSkcipher.Create(stream, _ => throw new NotSupportedException()));
        Assert.True(stream.IsDisposed);

        stream = new WatchedSkcipher();
        Assert.Null(AdiantumSkcipher.Create(stream, _ => null));
        Assert.True(stream.IsDisposed);

        stream = new WatchedSkcipher { Fails = true };
        Assert.Throws<NotSupportedException>(() => Hctr2Skcipher.Create(stream));
        Assert.True(stream.IsDisposed);

        stream = new WatchedSkcipher { Fails = true };
        Assert.Throws<NotSupportedException>(() => BlockMac.CreateCmac(stream, 16));
        Assert.True(stream.IsDisposed);

        stream = new WatchedSkcipher { Fails = true };
        Assert.Throws<NotSupportedException>(() => BlockMac.CreateXcbc(stream, 16, _ => null));
        Assert.True(stream.IsDisposed);
    }

    // In a method of its own, so that nothing keeps the buffer.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint Forget(int length)
    {
        var key = new KeyBuffer(length);
        key.Span.Fill(0x5a);
        return (nint)Unsafe.AsPointer(ref key.Span[0]);
    }

    // proc_pid_smaps(5): the flags of a mapping stand in the last line of its paragraph.
    private static string[] FlagsOf(nint address)
    {
        bool isHere = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string first = line.Split(' ')[0];
            if (first.Split('-') is [var start, var end])
            {
                isHere = nint.Parse(start, NumberStyles.HexNumber) <= address && address < nint.Parse(end, NumberStyles.HexNumber);
            }
            else if (isHere && first == "VmFlags:")
            {
                return line.Split(' ');
            }
        }

        return [];
    }

    private sealed class WatchedSkcipher : EngineSkcipher
    {
        public bool IsDisposed { get; private set; }

        public bool Fails { get; init; }

        public override void Start(bool encrypt, ReadOnlySpan<byte> iv)
        {
        }

        public override void Update(ReadOnlySpan<byte> input, Span<byte> output)
        {
            if (Fails)
            {
                throw new NotSupportedException();
            }
        }

        public override EngineSkcipher Duplicate() => throw new NotSupportedException();

        public override void Dispose() => IsDisposed = true;
    }
}
