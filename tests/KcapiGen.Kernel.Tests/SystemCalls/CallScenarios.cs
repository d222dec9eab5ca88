using System.Security.Cryptography;
using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>What the runtime costs in system calls, to the last one.</summary>
internal static class CallScenarios
{
    private const string Message = "sendmsg recvmsg";
    private const string Open = "socket bind setsockopt accept4";

    private static readonly byte[] Key = Bytes.Random(16, seed: 1), OtherKey = Bytes.Random(16, seed: 2), Nonce = new byte[12], Iv = new byte[16], Aad = new byte[20], Tag = new byte[16];

    // Everything that is opened here stays open until the child ends: no finaliser closes anything between the markers.
    private static readonly List<IDisposable> Opened = [];

    public static IReadOnlyList<CallScenario> All { get; } =
    [
        new("open a skcipher", Open, () => () => Keep(new CbcAes(Key))),
        new("open an AEAD", Open, () => () => Keep(new GcmAes(Key))),
        new("open an AEAD with a tag of its own size", "socket bind setsockopt setsockopt accept4", () => () => Keep(new CcmAesTag8(Key))),
        new("open an AEAD with a tag of a chosen size", "socket bind setsockopt setsockopt accept4", () => () => Keep(new GcmAes(Key, 12))),
        new("open with a key in parts", Open, () => () => Keep(new HmacSha256CbcAes(Key, Key))),
        new("Reinit", "accept4", () => Do(Keep(new CbcAes(Key)), cipher => Keep(cipher.Reinit()))),
        new("Rekey", "socket bind setsockopt accept4 close close", () => Do(Keep(new CbcAes(Key)), cipher => cipher.Rekey(OtherKey))),
        new("Rekey beside another handle of the old key", "socket bind setsockopt accept4 close", () => Do(Keep(new CbcAes(Key)), cipher => Keep(cipher.Reinit()), cipher => cipher.Rekey(OtherKey))),
        new("Support, known already", "", () => Do(CbcAes.Support, _ => Assert.True(CbcAes.IsSupported))),

        .. new[] { 64, 4096, 65_536, 150_000 }.SelectMany(OneShots),
        new("AEAD without text", Message, () => Do(Keep(new GcmAes(Key)), gcm => gcm.Encrypt(Nonce, [], [], Tag, Aad))),
        new("AEAD without text and associated data", Message, () => Do(Keep(new GcmAes(Key)), gcm => gcm.Encrypt(Nonce, [], [], Tag))),
        new("skcipher without text", "", () => Do(Keep(new CbcAes(Key)), cbc => cbc.Encrypt(Iv, [], []))),
        new("AEAD with associated data in pieces", Message, () => Do(Keep(new GcmAes(Key)), gcm => gcm.Encrypt(Nonce, [], [], Tag, [Aad, Aad, Key]))),
        new("AEAD with long associated data in pieces", Message, () => Do(Keep(new GcmAes(Key)), gcm => gcm.Encrypt(Nonce, [], [], Tag, [new byte[1000], Aad]))),
        new("a tag size that there is not", "", () => () => Assert.Throws<ArgumentException>(() => new GcmAes(Key, 11))),
        new("ESP packet", Message, () => Do(Keep(new Rfc4106GcmAes(Key, new byte[4])), esp => esp.Encrypt(new byte[8], new byte[64], new byte[64], Tag, new byte[8]))),
        new("forged", Message, () => Do(Keep(new GcmAes(Key)), gcm => Assert.Throws<AuthenticationTagMismatchException>(() => gcm.Decrypt(Nonce, new byte[64], Tag, new byte[64])))),

        // 1,048,576 bytes in pieces of 208,896, which an OP holds by default: the send buffer of 212,992 less one page.
        new("1 MB cut in six", Times(6, Message), () => Cbc(1 << 20, inPlace: false)),
        new("long AEAD on a handle whose buffers were raised before", Message, RaisedBefore),

        new("stream: begin", "", () => Do(Keep(new CbcAes(Key)), cbc => Keep(cbc.BeginEncrypt(Iv)))),
        new("stream: a copied chunk", Message, () => Do(Begin(), stream => Chunk(stream, last: false))),
        new("stream: four copied chunks", Times(4, Message), () => Do(Begin(), stream =>
        {
            for (int i = 0; i < 4; i++) { Chunk(stream, last: i == 3); } })),
        new("stream: three lent vectors", Message, () => Lent(copied: false)),
        new("stream: lent vectors and a copied piece behind them", Message, () => Lent(copied: true)),
        new("stream: output over fifty vectors", Message, ScatteredOutput),
        new("stream: disposed at its end", "", () => Do(Begin(), EndStream, stream => stream.Dispose())),
        new("stream: disposed unused", "", () => Do(Begin(), stream => stream.Dispose())),
        new("stream: disposed midway", "accept4 close", () => Do(Begin(), stream => stream.Update(new byte[64]), stream => stream.Dispose())),

        new("batch: the first", "io_uring_setup accept4 accept4 accept4 io_uring_enter", () => Do(Keep(new CbcAes(Key)), cbc => Batch(cbc, 3))),
        new("batch: one message", Message, () => Do(Keep(new CbcAes(Key)), cbc => Batch(cbc, 1))),
        new("batch: two messages", "io_uring_enter", () => Do(Keep(new CbcAes(Key)), cbc => Batch(cbc, 64), cbc => Batch(cbc, 2))),
        new("batch: sixty-four messages", "io_uring_enter", () => Do(Keep(new CbcAes(Key)), cbc => Batch(cbc, 64), cbc => Batch(cbc, 64))),
        new("batch: two hundred messages", Times(4, "io_uring_enter"), () => Do(Keep(new CbcAes(Key)), cbc => Batch(cbc, 64), cbc => Batch(cbc, 200))),
        new("batch: two AEAD messages", "io_uring_enter", () => Do(Keep(new GcmAes(Key)), AeadBatch, AeadBatch)),
        new("batch: dispose", "close close close close close", () => Do(new CbcAes(Key), cbc => Batch(cbc, 2), cbc => cbc.Dispose())),
        new("sectors", "io_uring_enter", () => Do(Keep(new XtsAes(Bytes.Random(64, seed: 2))), Sectors, Sectors)),
        new("300,000 bytes from stream to stream", Times(3, Message), () => Do(Keep(new CtrAes(Key)), ctr => ctr.Encrypt(Iv, new MemoryStream(new byte[300_000]), Stream.Null))),
        new("transform", "accept4", () => Do(Keep(new CtrAes(Key)), ctr => Keep(ctr.CreateEncryptor(Iv)))),
        new("transform of 64 bytes and the rest", Times(2, Message), () => Do(Keep(new CtrAes(Key)).CreateEncryptor(Iv), transform =>
        {
            Keep(transform).TransformBlock(new byte[64], 0, 64, new byte[64], 0);
            transform.TransformFinalBlock(new byte[5], 0, 5);
        })),

        new("dispose the last handle", "close close", () => Do(new CbcAes(Key), cipher => cipher.Dispose())),
        new("dispose one of two", "close", () => Do(Keep(new CbcAes(Key)).Reinit(), cipher => cipher.Dispose())),
        new("dispose the first of two", "close", () => Do(new CbcAes(Key), cipher => Keep(cipher.Reinit()), cipher => cipher.Dispose())),
        new("dispose again", "", () => Do(new CbcAes(Key), cipher => cipher.Dispose(), cipher => cipher.Dispose())),
        new("refused for their sizes", "", Refusals.Prepare),
    ];

    private static IEnumerable<CallScenario> OneShots(int length) =>
    [
        new($"AEAD of {length} bytes", Message, () => Gcm(length, inPlace: false)),
        new($"AEAD of {length} bytes in place", Message, () => Gcm(length, inPlace: true)),
        new($"AEAD of {length} bytes decrypted", Message, () => GcmDecrypt(length)),
        new($"skcipher of {length} bytes", Message, () => Cbc(length, inPlace: false)),
        new($"skcipher of {length} bytes in place", Message, () => Cbc(length, inPlace: true)),
    ];

    private static Action Gcm(int length, bool inPlace)
    {
        byte[] text = new byte[length], output = inPlace ? text : new byte[length];
        return Do(Keep(new GcmAes(Key)), gcm => gcm.Encrypt(Nonce, text, output, Tag, Aad));
    }

    private static Action GcmDecrypt(int length)
    {
        byte[] text = new byte[length], tag = new byte[16];
        return Do(Keep(new GcmAes(Key)), gcm => gcm.Encrypt(Nonce, text, text, tag, Aad), gcm => gcm.Decrypt(Nonce, text, tag, text, Aad));
    }

    private static Action Cbc(int length, bool inPlace)
    {
        byte[] text = new byte[length], output = inPlace ? text : new byte[length];
        return Do(Keep(new CbcAes(Key)), cbc => cbc.Encrypt(Iv, text, output));
    }

    private static Action RaisedBefore()
    {
        byte[] text = new byte[300_000];
        return Do(Keep(new GcmAes(Key)), gcm => gcm.Encrypt(Nonce, text, text, Tag), gcm => gcm.Encrypt(Nonce, text, text, Tag));
    }

    private static void Batch(CbcAes cbc, int count) => cbc.EncryptBatch([.. Enumerable.Range(0, count).Select(_ => new SkcipherMessage(Iv, new byte[64], new byte[64]))]);

    private static void AeadBatch(GcmAes gcm) => gcm.EncryptBatch([.. Enumerable.Range(0, 2).Select(_ => new AeadMessage(Nonce, new byte[64], new byte[64], new byte[16], Aad))]);

    private static void Sectors(XtsAes xts) => xts.EncryptSectors(7, 512, new byte[64 * 512], new byte[64 * 512]);

    private static CipherStream Begin() => Keep(Keep(new CbcAes(Key)).BeginEncrypt(Iv));

    private static void Chunk(CipherStream stream, bool last)
    {
        byte[] text = new byte[KernelCrypto.MaxChunkSize];
        Assert.Equal(text.Length, stream.Update(text, last));
        Assert.Equal(text.Length, stream.Op(text));
    }

    private static void EndStream(CipherStream stream) => Chunk(stream, last: true);

    private static Action Lent(bool copied)
    {
        NativeBuffer buffer = Keep(NativeBuffer.Allocate(4096));
        byte[] output = new byte[64];
        return Do(Begin(), stream =>
        {
            stream.Update(buffer.Vector(0, 5));
            stream.Update(buffer.Vector(100, 20));
            if (copied)
            {
                stream.Update(output.AsSpan(0, 39), last: true);
            }
            else
            {
                stream.Update(buffer.Vector(1000, 39), last: true);
            }

            Assert.Equal(64, stream.Op(output));
        });
    }

    private static Action ScatteredOutput()
    {
        NativeBuffer buffer = Keep(NativeBuffer.Allocate(50 * 64));
        IoVec[] vectors = [.. Enumerable.Range(0, 50).Select(i => buffer.Vector(64 * i, 64))];
        return Do(Begin(), stream =>
        {
            stream.Update(buffer.Span, last: true);
            Assert.Equal(50 * 64, stream.Op(vectors));
        });
    }

    private static T Keep<T>(T opened)
        where T : IDisposable
    {
        Opened.Add(opened);
        return opened;
    }

    private static Action Do<T>(T on, Action<T> counted) => () => counted(on);

    private static Action Do<T>(T on, Action<T> uncounted, Action<T> counted)
    {
        uncounted(on);
        return () => counted(on);
    }

    private static string Times(int count, string calls) => string.Join(' ', Enumerable.Repeat(calls, count));
}
