using System.Security.Cryptography;
using KcapiGen.Definitions;
using KcapiGen.Handles;
using KcapiGen.Operations;
using KcapiGen.Streams;

namespace KcapiGen.Runtime.Tests;

/// <summary>The types for generated code can be called by anybody: whatever sizes they are given, no memory is written or read beside what was lent.</summary>
public sealed unsafe class BoundsTests
{
    [Fact]
    public void SizesThatNoAlgorithmHasAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Skcipher("cbc(aes)", ivSize: 4096, blockSize: 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => Skcipher("cbc(aes)", ivSize: 16, blockSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Skcipher("cbc(aes)", ivSize: -1, blockSize: 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HashDefinition { Algorithm = "sha512", HashSizeInBytes = 65 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Aead(nonceSize: 33, tagSize: 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => Aead(nonceSize: 12, tagSize: int.MaxValue));
    }

    [Theory]
    [InlineData("cbc(aes)", 4)]
    [InlineData("cbc(aes)", 32)]
    [InlineData("xts(aes)", 32)]
    [InlineData("xts(camellia)", 32)]
    [InlineData("rfc3686(ctr(aes))", 16)]
    public void AnIvOfAnotherSizeThanTheCiphersIsRefused(string algorithm, int ivSize)
    {
        using SkcipherHandle handle = SkcipherHandle.Open(Skcipher(algorithm, ivSize, blockSize: 16), CipherKey.WithSalt(RandomNumberGenerator.GetBytes(32), new byte[4]));
        Assert.ThrowsAny<ArgumentException>(() => handle.Encrypt(new byte[ivSize], new byte[16], new byte[16]));
    }

    [Fact]
    public void AKeyOfAnotherSizeThanTheCiphersIsRefused()
    {
        SkcipherDefinition definition = Skcipher("cbc(sm4)", ivSize: 16, blockSize: 16);
        Assert.ThrowsAny<ArgumentException>(() => SkcipherHandle.Open(definition, CipherKey.FromBytes(new byte[32])));
    }

    [Theory]
    [InlineData("sha512", 4)]
    [InlineData("sha512", 63)]
    [InlineData("sha256", 64)]
    public void ADigestOfAnotherSizeThanTheHashesIsNotWritten(string algorithm, int size)
    {
        var definition = new HashDefinition { Algorithm = algorithm, HashSizeInBytes = size, Fallback = KernelFallback.InProcess };
        byte[] destination = new byte[64];
        Assert.Throws<CryptographicException>(() => HashHandle.HashData(definition, [], destination));
        Assert.All(destination, one => Assert.Equal(0, one));
    }

    // Both sides write as much as the cipher has, so a length of 2 GiB must not wrap.
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(2_147_483_591)]
    public void ALongTextIsCutWithoutAGap(int length)
    {
        using var operation = new CountingOperation();
        Pieces.Transform(operation, new MessageHeader(CipherDirection.Encrypt, [], []), isBegun: false, unit: 16, (byte*)0x1000, (byte*)0x1000, length, last: true);
        Assert.Equal((length, length), (operation.Sent, operation.Received));
        Assert.True(operation.IsEnded);
    }

    [Theory]
    [InlineData(13, 65_535)]
    [InlineData(12, 16_777_215)]
    public void AStreamOfCcmEndsWhereItsNonceDoes(int nonceSize, int longest)
    {
        AeadDefinition definition = Aead(nonceSize: 12, tagSize: 16, NonceFormat.Ccm);
        var ledger = new StreamLedger(definition, CipherDirection.Encrypt, nonceSize);
        ledger.CheckGive(longest, last: false, "data");
        ArgumentException exception = Assert.Throws<ArgumentException>(() => ledger.CheckGive(longest + 1, last: false, "data"));
        Assert.Contains($"fewer than {longest + 1} bytes", exception.Message, StringComparison.Ordinal);
        new StreamLedger(definition, CipherDirection.Decrypt, nonceSize).CheckGive(longest + 16, last: false, "data");
    }

    [Fact]
    public void TwoThreadsFreeABufferOnce()
    {
        for (int round = 0; round < 2_000; round++)
        {
            NativeBuffer buffer = NativeBuffer.Allocate(100_000);
            Parallel.Invoke(buffer.Dispose, buffer.Dispose, buffer.Dispose);
            Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
        }
    }

    private static SkcipherDefinition Skcipher(string algorithm, int ivSize, int blockSize) => new()
    {
        Algorithm = algorithm,
        Fallback = KernelFallback.InProcess,
        KeySizes = [32],
        SaltSize = 4,
        IvSize = ivSize,
        BlockSize = blockSize,
        MessageLength = MessageLength.Any,
    };

    private static AeadDefinition Aead(int nonceSize, int tagSize, NonceFormat format = NonceFormat.Plain) => new()
    {
        Algorithm = "ccm(aes)",
        KeySizes = [16],
        NonceSize = nonceSize,
        NonceFormat = format,
        TagSize = tagSize,
        DefaultTagSize = 16,
    };

    /// <summary>An operation that counts the bytes of a message and touches none.</summary>
    private sealed class CountingOperation : CipherOperation
    {
        public long Sent { get; private set; }

        public long Received { get; private set; }

        public bool IsEnded { get; private set; }

        public override KernelBackend Backend => KernelBackend.Kernel;

        public override int Capacity => 51 * 4096;

        public override CipherOperation Reinit() => throw new NotSupportedException();

        public override void Reserve(long textAndTag, int associatedData)
        {
        }

        public override void Begin(in MessageHeader header, ReadOnlySpan<IoVec> text, bool more)
        {
            Assert.Equal(0, Sent);
            Continue(text, more);
        }

        public override void Continue(ReadOnlySpan<IoVec> text, bool more)
        {
            Assert.False(IsEnded);
            Assert.Equal(0x1000 + Sent, (long)text[0].Pointer);
            Sent += (long)text[0].Length;
            IsEnded = !more;
        }

        public override void Receive(ReadOnlySpan<IoVec> output)
        {
            Received += (long)output[0].Length;
            Assert.Equal(Sent, Received);
        }

        public override void Abandon()
        {
        }

        public override void Dispose()
        {
        }
    }
}
