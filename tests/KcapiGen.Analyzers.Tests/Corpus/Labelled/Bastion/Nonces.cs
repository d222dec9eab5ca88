using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using KcapiGen;

namespace Bastion;

/// <summary>KCG201, encryptions that reuse or fix their nonce.</summary>
public static class NonceMisuse
{
    private static readonly byte[] ArchiveNonce = [0x10, 0x32, 0x54, 0x76, 0x98, 0xBA, 0xDC, 0xFE, 0x00, 0x00, 0x00, 0x01];
    private static readonly byte[] HexNonce = Convert.FromHexString("0f1e2d3c4b5a69788796a5b4");
    private const string NonceText = "vault-header";
    private const string NoncePrefix = "tape-";
    private const ulong FirstSequence = 1;

    // Wrong: every file header is sealed under the default, all-zero nonce.
    public static byte[] SealFileHeader(RecordGcm gcm, byte[] header)
    {
        byte[] sealedHeader = new byte[header.Length];
        byte[] tag = new byte[RecordGcm.TagSize];
        gcm.Encrypt(new byte[RecordGcm.NonceSize], header, sealedHeader, tag); // expect: KCG201
        return [.. sealedHeader, .. tag];
    }

    // Wrong: the nonce array is made and never filled.
    public static void SealConfigBlob(ReadOnlySpan<byte> key, string path, byte[] settings)
    {
        using var gcm = new RecordGcm(key);
        byte[] nonce = new byte[12];
        byte[] cipher = new byte[settings.Length];
        byte[] tag = new byte[16];
        gcm.Encrypt(nonce, settings, cipher, tag, "config v2"u8); // expect: KCG201
        using FileStream file = File.Create(path);
        file.Write(nonce);
        file.Write(tag);
        file.Write(cipher);
    }

    // Wrong: a stackalloc without content is all zeros.
    public static int SealTelemetry(SensorCcm ccm, ReadOnlySpan<byte> sample, Span<byte> frame)
    {
        Span<byte> nonce = stackalloc byte[SensorCcm.NonceSize];
        Span<byte> body = frame[..sample.Length];
        Span<byte> tag = frame.Slice(sample.Length, SensorCcm.TagSize);
        ccm.Encrypt(nonce, sample, body, tag); // expect: KCG201
        return sample.Length + SensorCcm.TagSize;
    }

    // Wrong: the stackalloc is initialised with twelve literals.
    public static void SealQuicInitial(RecordGcm gcm, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, Span<byte> packet)
    {
        Span<byte> iv = stackalloc byte[] { 0xfa, 0x04, 0x4b, 0x2f, 0x42, 0xa3, 0xfd, 0x3b, 0x46, 0xfb, 0x25, 0x5c };
        header.CopyTo(packet);
        Span<byte> body = packet.Slice(header.Length, payload.Length);
        gcm.Encrypt(iv, payload, body, packet.Slice(header.Length + payload.Length, 16), header); // expect: KCG201
    }

    // Wrong: a collection expression of constants is the nonce.
    public static void SealToken(ChaChaBox box, byte[] claims, byte[] token)
    {
        if (token.Length < claims.Length + 16)
            throw new ArgumentException("The token is too small.", nameof(token));
        Span<byte> body = token.AsSpan(0, claims.Length);
        box.Encrypt([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], claims, body, token.AsSpan(claims.Length, 16)); // expect: KCG201
    }

    // Wrong: the nonce is a UTF-8 literal.
    public static void SealBackupIndex(RecordGcm gcm, ReadOnlySpan<byte> index, Span<byte> cipher, Span<byte> tag)
    {
        ReadOnlySpan<byte> nonce = "backup-index"u8;
        if (index.Length != cipher.Length)
            throw new ArgumentException("Sizes differ.");
        gcm.Encrypt(nonce, index, cipher, tag); // expect: KCG201
    }

    // Wrong: the nonce is decoded from a hexadecimal literal.
    public static byte[] SealSessionTicket(RecordGcm gcm, byte[] state)
    {
        byte[] nonce = Convert.FromHexString("000102030405060708090a0b");
        byte[] ticket = new byte[12 + state.Length + 16];
        nonce.CopyTo(ticket, 0);
        gcm.Encrypt(nonce, state, ticket.AsSpan(12, state.Length), ticket.AsSpan(12 + state.Length)); // expect: KCG201
        return ticket;
    }

    // Wrong: the nonce is decoded from a Base64 literal.
    public static void SealCookie(ChaChaBox box, string user, Span<byte> cipher, Span<byte> tag)
    {
        var nonce = Convert.FromBase64String("AQIDBAUGBwgJCgsM");
        byte[] plain = Encoding.UTF8.GetBytes(user);
        box.Encrypt(nonce, plain, cipher[..plain.Length], tag); // expect: KCG201
        CryptographicOperations.ZeroMemory(plain);
    }

    // Wrong: ASCII bytes of a literal serve as nonce.
    public static void SealManifest(RecordGcm gcm, Stream output, byte[] manifest)
    {
        byte[] nonce = Encoding.ASCII.GetBytes("manifest-iv0");
        byte[] cipher = new byte[manifest.Length], tag = new byte[16];
        gcm.Encrypt(nonce, manifest, cipher, tag); // expect: KCG201
        output.Write(cipher);
        output.Write(tag);
    }

    // Wrong: the nonce is made of a const string field.
    public static void SealVaultHeader(RecordGcm gcm, byte[] header, byte[] cipher, byte[] tag)
    {
        ArgumentNullException.ThrowIfNull(header);
        ReadOnlySpan<byte> nonce = Encoding.UTF8.GetBytes(NonceText);
        gcm.Encrypt(nonce, header, cipher, tag); // expect: KCG201
    }

    // Wrong: the text of the nonce is joined of constants, so it is constant.
    public static void SealTapeLabel(RecordGcm gcm, byte[] label, byte[] cipher, byte[] tag)
    {
        const string suffix = "label00";
        byte[] nonce = Encoding.ASCII.GetBytes(NoncePrefix + suffix);
        gcm.Encrypt(nonce, label, cipher, tag); // expect: KCG201
        tag.AsSpan().Reverse();
    }

    // Wrong: the nonce comes out of a static readonly array of literals.
    public static void SealArchiveEntry(RecordGcm gcm, byte[] entry, Stream archive)
    {
        byte[] cipher = new byte[entry.Length];
        byte[] tag = new byte[16];
        gcm.Encrypt(ArchiveNonce, entry, cipher, tag); // expect: KCG201
        archive.Write(tag);
        archive.Write(cipher);
    }

    // Wrong: the static readonly nonce is a decoded literal.
    public static bool TrySealEntry(RecordGcm gcm, ReadOnlySpan<byte> entry, Span<byte> destination, out int written)
    {
        written = 0;
        if (destination.Length < entry.Length + 16)
            return false;
        gcm.Encrypt(HexNonce, entry, destination[..entry.Length], destination.Slice(entry.Length, 16)); // expect: KCG201
        written = entry.Length + 16;
        return true;
    }

    // Wrong: twelve times the same constant byte is a constant nonce.
    public static void SealLogLine(ChaChaBox box, string line, byte[] cipher, byte[] tag)
    {
        byte[] plain = Encoding.UTF8.GetBytes(line);
        byte[] nonce = Enumerable.Repeat((byte)0x5C, 12).ToArray();
        box.Encrypt(nonce, plain, cipher, tag); // expect: KCG201
    }

    // Wrong: the nonce is filled with one constant byte.
    public static void SealSnapshot(RecordGcm gcm, ReadOnlySpan<byte> snapshot, Span<byte> cipher, Span<byte> tag)
    {
        byte[] nonce = new byte[RecordGcm.NonceSize];
        Array.Fill(nonce, (byte)0xA5);
        gcm.Encrypt(nonce, snapshot, cipher, tag); // expect: KCG201
    }

    // Wrong: Span.Fill writes a constant into all of the nonce.
    public static void SealMailbox(SensorCcm ccm, ReadOnlySpan<byte> message, Span<byte> cipher, Span<byte> tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        nonce.Fill(0xFF);
        ccm.Encrypt(nonce, message, cipher, tag); // expect: KCG201
    }

    // Wrong: the random nonce is cleared before the cipher sees it.
    public static void SealAfterCleanup(RecordGcm gcm, byte[] body, byte[] cipher, byte[] tag, Stream output)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        output.Write(nonce);
        Array.Clear(nonce);
        gcm.Encrypt(nonce, body, cipher, tag); // expect: KCG201
        output.Write(cipher);
    }

    // Wrong: all records of the loop share the nonce of the caller.
    public static void SealRecords(RecordGcm gcm, byte[] nonce, IReadOnlyList<byte[]> records, Stream output)
    {
        byte[] tag = new byte[16];
        foreach (byte[] record in records)
        {
            byte[] cipher = new byte[record.Length];
            gcm.Encrypt(nonce, record, cipher, tag); // expect: KCG201
            output.Write(cipher);
            output.Write(tag);
        }
    }

    // Wrong: header and body go out under one nonce.
    public static void SealEnvelope(ReadOnlySpan<byte> key, byte[] header, byte[] body, byte[] output)
    {
        using var gcm = new RecordGcm(key);
        Span<byte> nonce = stackalloc byte[12];
        RandomNumberGenerator.Fill(nonce);
        int at = header.Length;
        gcm.Encrypt(nonce, header, output.AsSpan(0, at), output.AsSpan(at, 16));
        at += 16;
        gcm.Encrypt(nonce, body, output.AsSpan(at, body.Length), output.AsSpan(at + body.Length, 16)); // expect: KCG201
    }

    // Wrong: the random nonce is drawn once, before the loop over the files.
    public static void SealDirectory(ChaChaBox box, string directory)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(ChaChaBox.NonceSize);
        foreach (string path in Directory.EnumerateFiles(directory))
        {
            byte[] plain = File.ReadAllBytes(path);
            byte[] cipher = new byte[plain.Length], tag = new byte[16];
            box.Encrypt(nonce, plain, cipher, tag); // expect: KCG201
            File.WriteAllBytes(path + ".enc", [.. nonce, .. tag, .. cipher]);
        }
    }

    // Wrong: each chunk of the file is sealed with the nonce of the first.
    public static long SealChunked(RecordGcm gcm, Stream source, Stream target)
    {
        byte[] chunk = new byte[65536], cipher = new byte[65536], tag = new byte[16];
        byte[] nonce = new byte[12];
        RandomNumberGenerator.Fill(nonce);
        target.Write(nonce);
        long total = 0;
        int read;
        while ((read = source.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false)) > 0)
        {
            gcm.Encrypt(nonce, chunk.AsSpan(0, read), cipher.AsSpan(0, read), tag); // expect: KCG201
            target.Write(tag);
            target.Write(cipher, 0, read);
            total += read;
        }
        return total;
    }

    // Wrong: Reinit shares the key, so the same nonce is used with it twice.
    public static void SealOnTwoHandles(RecordGcm gcm, byte[] nonce, byte[] left, byte[] right, byte[] cipher, byte[] tags)
    {
        using RecordGcm other = gcm.Reinit();
        gcm.Encrypt(nonce, left, cipher.AsSpan(0, left.Length), tags.AsSpan(0, 16));
        other.Encrypt(nonce, right, cipher.AsSpan(left.Length), tags.AsSpan(16, 16)); // expect: KCG201
    }

    // Wrong: a second handle is opened on the same key and gets the same nonce.
    public static void SealTwice(byte[] key, byte[] nonce, byte[] first, byte[] second, byte[] cipher, byte[] tag)
    {
        using (var gcm = new RecordGcm(key))
        {
            gcm.Encrypt(nonce, first, cipher.AsSpan(0, first.Length), tag);
        }
        using (var gcm = new RecordGcm(key))
        {
            gcm.Encrypt(nonce, second, cipher.AsSpan(first.Length), tag); // expect: KCG201
        }
    }

    // Wrong: two streams of one key start at one counter block.
    public static int EncryptTwoStreams(ArchiveCtr ctr, byte[] counter, byte[] index, byte[] data, byte[] output)
    {
        int done;
        using (CipherStream stream = ctr.BeginEncrypt(counter))
        {
            stream.Update(index, last: true);
            done = stream.Op(output.AsSpan(0, index.Length));
        }
        using (CipherStream stream = ctr.BeginEncrypt(counter)) // expect: KCG201
        {
            stream.Update(data, last: true);
            done += stream.Op(output.AsSpan(done));
        }
        return done;
    }

    // Wrong: counter mode starts at the all-zero block under the caller's key.
    public static int EncryptPage(ReadOnlySpan<byte> key, ReadOnlySpan<byte> page, Span<byte> output)
    {
        using var ctr = new ArchiveCtr(key);
        Span<byte> counter = stackalloc byte[ArchiveCtr.IvSize];
        counter.Clear();
        using CipherStream stream = ctr.BeginEncrypt(counter); // expect: KCG201
        stream.Update(page, last: true);
        return stream.Op(output);
    }

    // Wrong: the transform over the backup starts at a constant counter.
    public static void EncryptBackup(ArchiveCtr ctr, string source, string target)
    {
        byte[] iv = Convert.FromHexString("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
        using FileStream input = File.OpenRead(source);
        using FileStream output = File.Create(target);
        ctr.Encrypt(iv, input, output); // expect: KCG201
        output.Flush(flushToDisk: true);
    }

    // Wrong: the asynchronous copy is encrypted from counter zero.
    public static async Task<long> EncryptUploadAsync(ArchiveCtr ctr, Stream source, Stream target, CancellationToken cancel)
    {
        byte[] iv = new byte[16];
        await target.WriteAsync("ENC1"u8.ToArray(), cancel);
        long written = await ctr.EncryptAsync(iv, source, target, null, cancel); // expect: KCG201
        await target.FlushAsync(cancel);
        return written;
    }

    // Wrong: the nonce survives the await unchanged and seals a second message.
    public static async Task SendPairAsync(RecordGcm gcm, Stream network, byte[] hello, byte[] finished, CancellationToken cancel)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        byte[] cipher = new byte[hello.Length], tag = new byte[16];
        gcm.Encrypt(nonce, hello, cipher, tag);
        await network.WriteAsync(cipher, cancel);
        await network.WriteAsync(tag, cancel);
        cipher = new byte[finished.Length];
        gcm.Encrypt(nonce, finished, cipher, tag); // expect: KCG201
        await network.WriteAsync(cipher, cancel);
        await network.WriteAsync(tag, cancel);
    }

    // Wrong: only a constant sequence number is ever written into the nonce.
    public static void SealFirstRecord(RecordGcm gcm, byte[] record, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(4), FirstSequence);
        gcm.Encrypt(nonce, record, cipher, tag); // expect: KCG201
    }

    // Wrong: setting constant elements leaves a constant nonce.
    public static void SealControlFrame(SensorCcm ccm, ReadOnlySpan<byte> frame, Span<byte> cipher, Span<byte> tag)
    {
        byte[] nonce = new byte[12];
        nonce[0] = 0x02;
        nonce[11] = 0x01;
        ccm.Encrypt(nonce, frame, cipher, tag); // expect: KCG201
    }

    // Wrong: the sequence number is put into the nonce before the loop and never again.
    public static void SealStream(RecordGcm gcm, ulong sequence, byte[][] records, Stream network)
    {
        byte[] nonce = new byte[12], tag = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(4), sequence);
        for (int i = 0; i < records.Length; i++)
        {
            byte[] cipher = new byte[records[i].Length];
            gcm.Encrypt(nonce, records[i], cipher, tag); // expect: KCG201
            sequence++;
            network.Write(cipher);
            network.Write(tag);
        }
    }

    // Wrong: a copy of the nonce is incremented while the original is used.
    public static void SealWithLostIncrement(ChaChaBox box, byte[] baseNonce, List<byte[]> messages, List<byte[]> sealedMessages)
    {
        foreach (byte[] message in messages)
        {
            byte[] next = (byte[])baseNonce.Clone();
            next[11]++;
            byte[] output = new byte[message.Length + 16];
            box.Encrypt(baseNonce, message, output.AsSpan(0, message.Length), output.AsSpan(message.Length)); // expect: KCG201
            sealedMessages.Add(output);
        }
    }

    // Wrong: every arm of the switch gives a constant nonce.
    public static void SealByDirection(RecordGcm gcm, int direction, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = direction switch
        {
            0 => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            1 => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2],
            _ => new byte[12],
        };
        gcm.Encrypt(nonce, data, cipher, tag); // expect: KCG201
    }

    // Wrong: both sides of the condition are literals.
    public static void SealForPeer(RecordGcm gcm, bool isServer, ReadOnlySpan<byte> data, Span<byte> cipher, Span<byte> tag)
    {
        ReadOnlySpan<byte> nonce = isServer ? "server-nonce"u8 : "client-nonce"u8;
        gcm.Encrypt(nonce, data, cipher, tag); // expect: KCG201
        if (tag.Length > 16)
            tag[16..].Clear();
    }

    // Wrong: a caller who gives no nonce gets the all-zero one.
    public static void SealOptional(RecordGcm gcm, byte[]? nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        ArgumentNullException.ThrowIfNull(data);
        nonce ??= new byte[12];
        gcm.Encrypt(nonce, data, cipher, tag); // expect: KCG201
    }

    // Wrong: the alarm trailer in the finally block repeats the nonce of the body.
    public static void SealWithTrailer(RecordGcm gcm, byte[] body, byte[] trailer, byte[] cipher, byte[] tag, Stream output)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        gcm.Encrypt(nonce, body, cipher.AsSpan(0, body.Length), tag);
        try
        {
            output.Write(cipher, 0, body.Length);
        }
        finally
        {
            gcm.Encrypt(nonce, trailer, cipher.AsSpan(0, trailer.Length), tag); // expect: KCG201
        }
        output.Write(tag);
    }

    // Wrong: both messages take the same slice of the key material as nonce.
    public static void SealFromMaterial(RecordGcm gcm, byte[] material, byte[] request, byte[] reply, byte[] cipher, byte[] tag)
    {
        gcm.Encrypt(material.AsSpan(32, 12), request, cipher.AsSpan(0, request.Length), tag.AsSpan(0, 16));
        int at = request.Length;
        gcm.Encrypt(material.AsSpan(32, 12), reply, cipher.AsSpan(at, reply.Length), tag.AsSpan(16, 16)); // expect: KCG201
    }

    // Wrong: the alias names the very nonce that has been used.
    public static void SealAliased(ChaChaBox box, byte[] nonce, byte[] name, byte[] content, byte[] cipher, byte[] tags)
    {
        byte[] contentNonce = nonce;
        box.Encrypt(nonce, name, cipher.AsSpan(0, name.Length), tags.AsSpan(0, 16));
        box.Encrypt(contentNonce, content, cipher.AsSpan(name.Length, content.Length), tags.AsSpan(16, 16)); // expect: KCG201
    }

    // Wrong: an unchanged copy of the nonce is the same nonce.
    public static void SealCloned(RecordGcm gcm, byte[] name, byte[] content, byte[] cipher, byte[] tags)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        byte[] copy = nonce.ToArray();
        gcm.Encrypt(nonce, name, cipher.AsSpan(0, name.Length), tags.AsSpan(0, 16));
        gcm.Encrypt(copy, content, cipher.AsSpan(name.Length, content.Length), tags.AsSpan(16, 16)); // expect: KCG201
    }

    // Wrong: a constant array is copied into the stack buffer that is the nonce.
    public static void SealCopied(RecordGcm gcm, ReadOnlySpan<byte> data, Span<byte> cipher, Span<byte> tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        "disk-journal"u8.CopyTo(nonce);
        gcm.Encrypt(nonce, data, cipher, tag); // expect: KCG201
    }

    // Wrong: spreading constants into a collection expression gives a constant.
    public static void SealSpread(ChaChaBox box, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = [.. "blob"u8, 0, 0, 0, 0, .. "0001"u8];
        if (data.Length == 0)
            return;
        box.Encrypt(nonce, data, cipher, tag); // expect: KCG201
    }

    // Wrong: two constants joined are one constant nonce.
    public static void SealJoined(RecordGcm gcm, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] salt = [0xde, 0xad, 0xbe, 0xef];
        byte[] nonce = salt.Concat(new byte[8]).ToArray();
        gcm.Encrypt(nonce, data, cipher, tag); // expect: KCG201
        Array.Clear(data);
    }

    // Wrong: an optional header and the body that always follows share the nonce.
    public static void SealOptionalHeader(RecordGcm gcm, byte[] nonce, byte[]? header, byte[] body, byte[] cipher, byte[] tags)
    {
        int at = 0;
        if (header is not null)
        {
            gcm.Encrypt(nonce, header, cipher.AsSpan(0, header.Length), tags.AsSpan(0, 16));
            at = header.Length;
        }
        gcm.Encrypt(nonce, body, cipher.AsSpan(at, body.Length), tags.AsSpan(16, 16)); // expect: KCG201
    }

    // Wrong: both messages of the batch have one nonce.
    public static void SealBatchPair(RecordGcm gcm, byte[] nonce, byte[] a, byte[] b, byte[] output, byte[] tags)
    {
        AeadMessage[] batch =
        [
            new(nonce, a, output.AsMemory(0, a.Length), tags.AsMemory(0, 16)),
            new(nonce, b, output.AsMemory(a.Length, b.Length), tags.AsMemory(16, 16)),
        ];
        gcm.EncryptBatch(batch); // expect: KCG201
    }

    // Wrong: the two halves of a mirrored write begin at one counter, whichever way they are encrypted.
    public static void EncryptMirror(ArchiveCtr ctr, ReadOnlySpan<byte> iv, byte[] left, byte[] right)
    {
        ctr.Encrypt(iv, left, left);
        using CipherStream stream = ctr.BeginEncrypt(iv); // expect: KCG201
        stream.Update(right, last: true);
        stream.Op(right);
    }

    // Wrong: the second of two parts is encrypted as if the counter had moved by itself.
    public static void EncryptInParts(ArchiveCtr ctr, byte[] data, byte[] output)
    {
        byte[] counter = RandomNumberGenerator.GetBytes(16);
        int half = data.Length / 2;
        ctr.Encrypt(counter, data.AsSpan(0, half), output.AsSpan(0, half));
        ctr.Encrypt(counter, data.AsSpan(half), output.AsSpan(half)); // expect: KCG201
    }

    // Wrong: the implicit part of an ESP nonce is constant, and so are both packets' explicit parts.
    public static void SealEspPair(EspGcm esp, byte[] first, byte[] second, byte[] cipher, byte[] icv)
    {
        ReadOnlySpan<byte> iv = [0, 0, 0, 0, 0, 0, 0, 1];
        Span<byte> aad = stackalloc byte[8];
        esp.Encrypt(iv, first, cipher.AsSpan(0, first.Length), icv.AsSpan(0, 16), aad); // expect: KCG201
        esp.Encrypt(iv, second, cipher.AsSpan(first.Length), icv.AsSpan(16, 16), aad); // expect: KCG201
    }

    // Wrong: the do loop drains the queue with one and the same nonce.
    public static int DrainQueue(ChaChaBox box, Queue<byte[]> queue, ReadOnlySpan<byte> nonce, Stream output)
    {
        int count = 0;
        do
        {
            if (!queue.TryDequeue(out byte[]? item))
                break;
            byte[] cipher = new byte[item.Length], tag = new byte[16];
            box.Encrypt(nonce, item, cipher, tag); // expect: KCG201
            output.Write(cipher);
            output.Write(tag);
            count++;
        }
        while (count < 1000);
        return count;
    }
}

/// <summary>KCG201, encryptions that look alike and are right.</summary>
public static class NonceUse
{
    private static readonly byte[] StaticIv = [0x51, 0x53, 0x65, 0x48, 0x1a, 0x2b, 0x3c, 0x4d, 0x5e, 0x6f, 0x70, 0x81];
    private static long s_sequence;

    // Right: a fresh random nonce for the one message.
    public static byte[] SealFile(RecordGcm gcm, byte[] plain)
    {
        byte[] result = new byte[12 + plain.Length + 16];
        Span<byte> nonce = result.AsSpan(0, 12);
        RandomNumberGenerator.Fill(nonce);
        gcm.Encrypt(nonce, plain, result.AsSpan(12, plain.Length), result.AsSpan(12 + plain.Length, 16));
        return result;
    }

    // Right: the zeroed array is filled before it is used.
    public static void SealEntry(RecordGcm gcm, byte[] entry, byte[] cipher, byte[] tag, Stream archive)
    {
        byte[] nonce = new byte[RecordGcm.NonceSize];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(nonce);
        gcm.Encrypt(nonce, entry, cipher, tag);
        archive.Write(nonce);
        archive.Write(tag);
    }

    // Right: each file draws its own nonce inside the loop.
    public static void SealAll(ChaChaBox box, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            byte[] nonce = RandomNumberGenerator.GetBytes(12);
            byte[] plain = File.ReadAllBytes(path);
            byte[] cipher = new byte[plain.Length], tag = new byte[16];
            box.Encrypt(nonce, plain, cipher, tag);
            File.WriteAllBytes(path + ".box", [.. nonce, .. tag, .. cipher]);
        }
    }

    // Right: one array is refilled for every message of the loop.
    public static void SealRefilled(RecordGcm gcm, List<byte[]> messages, Stream output)
    {
        byte[] nonce = new byte[12], tag = new byte[16];
        for (int i = 0; i < messages.Count; i++)
        {
            RandomNumberGenerator.Fill(nonce);
            byte[] cipher = new byte[messages[i].Length];
            gcm.Encrypt(nonce, messages[i], cipher, tag);
            output.Write(nonce);
            output.Write(cipher);
            output.Write(tag);
        }
    }

    // Right: the TLS 1.3 nonce is the static IV xor the running sequence number.
    public static void SealTlsRecords(RecordGcm gcm, byte[] writeIv, byte[][] records, Span<byte> output)
    {
        Span<byte> nonce = stackalloc byte[12];
        ulong sequence = 0;
        foreach (byte[] record in records)
        {
            nonce.Clear();
            BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], sequence++);
            for (int i = 0; i < 12; i++)
                nonce[i] ^= writeIv[i];
            gcm.Encrypt(nonce, record, output[..record.Length], output.Slice(record.Length, 16));
            output = output[(record.Length + 16)..];
        }
    }

    // Right: a constant IV is only the base of the nonce; the packet number makes it unique.
    public static void SealQuicPacket(RecordGcm gcm, long packetNumber, byte[] header, byte[] payload, byte[] cipher, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        StaticIv.CopyTo(nonce);
        for (int i = 0; i < 8; i++)
            nonce[11 - i] ^= (byte)(packetNumber >> (8 * i));
        gcm.Encrypt(nonce, payload, cipher, tag, header);
    }

    // Right: prefix constant, counter from the loop.
    public static void SealSectors(RecordGcm gcm, byte[] image, byte[] cipher, byte[] tags, int sectorSize)
    {
        byte[] nonce = [0x53, 0x45, 0x43, 0x54, 0, 0, 0, 0, 0, 0, 0, 0];
        int count = image.Length / sectorSize;
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(nonce.AsSpan(4), i);
            gcm.Encrypt(nonce, image.AsSpan(i * sectorSize, sectorSize), cipher.AsSpan(i * sectorSize, sectorSize), tags.AsSpan(i * 16, 16));
        }
    }

    // Right: the big-endian counter is incremented with carry between the two messages.
    public static void SealTwoWithCarry(ChaChaBox box, byte[] nonce, byte[] first, byte[] second, byte[] cipher, byte[] tags)
    {
        box.Encrypt(nonce, first, cipher.AsSpan(0, first.Length), tags.AsSpan(0, 16));
        for (int i = nonce.Length - 1; i >= 0; i--)
        {
            if (++nonce[i] != 0)
                break;
        }
        box.Encrypt(nonce, second, cipher.AsSpan(first.Length, second.Length), tags.AsSpan(16, 16));
    }

    // Right: the last byte is counted up at the end of each turn.
    public static void SealSmallBatch(SensorCcm ccm, byte[] nonce, byte[][] samples, byte[][] outputs, byte[] tag)
    {
        for (int i = 0; i < samples.Length && i < 256; i++)
        {
            ccm.Encrypt(nonce, samples[i], outputs[i], tag);
            nonce[^1]++;
        }
    }

    // Right: the caller hands the nonce in and it is used once.
    public static void SealOnce(RecordGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> data, Span<byte> output)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, 12);
        Span<byte> body = output[..data.Length];
        Span<byte> tag = output.Slice(data.Length, 16);
        gcm.Encrypt(nonce, data, body, tag);
    }

    // Right: one nonce under two unrelated keys.
    public static void SealForTwoRecipients(byte[] aliceKey, byte[] bobKey, byte[] nonce, byte[] data, byte[] forAlice, byte[] forBob, byte[] tag)
    {
        using var alice = new RecordGcm(aliceKey);
        using var bob = new RecordGcm(bobKey);
        alice.Encrypt(nonce, data, forAlice, tag);
        bob.Encrypt(nonce, data, forBob, tag);
    }

    // Right: between the two messages the handle gets another key.
    public static void SealAcrossKeyUpdate(RecordGcm gcm, byte[] nextKey, byte[] nonce, byte[] last, byte[] first, byte[] cipher, byte[] tag)
    {
        gcm.Encrypt(nonce, last, cipher.AsSpan(0, last.Length), tag);
        gcm.Rekey(nextKey);
        gcm.Encrypt(nonce, first, cipher.AsSpan(last.Length, first.Length), tag);
    }

    // Right: decrypting with the constant nonce of an old format is not in the rule.
    public static void OpenLegacyHeader(RecordGcm gcm, byte[] header, byte[] tag, byte[] plain)
    {
        byte[] nonce = "vault-header"u8.ToArray();
        gcm.Decrypt(nonce, header, tag, plain);
        if (plain[0] != 'V')
            throw new InvalidDataException("Not a vault.");
    }

    // Right: decryption with the nonce just used for encryption is a self-test.
    public static bool SealAndVerify(RecordGcm gcm, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        byte[] back = new byte[data.Length];
        gcm.Encrypt(nonce, data, cipher, tag);
        gcm.Decrypt(nonce, cipher, tag, back);
        return back.AsSpan().SequenceEqual(data);
    }

    // Right: CBC with a constant IV is poor, but CBC is not in the rule.
    public static void EncryptLegacyCbc(BlockCbc cbc, byte[] blocks, byte[] output)
    {
        byte[] iv = new byte[BlockCbc.IvSize];
        if (blocks.Length % BlockCbc.BlockSize != 0)
            throw new ArgumentException("Whole blocks only.");
        cbc.Encrypt(iv, blocks, output);
    }

    // Right: an XTS tweak may be constant and may repeat; the rule is not about it.
    public static void EncryptSuperblock(DiskXts xts, byte[] superblock, byte[] backup)
    {
        byte[] tweak = new byte[DiskXts.IvSize];
        xts.Encrypt(tweak, superblock, superblock);
        tweak[0] = 1;
        xts.Encrypt(tweak, backup, backup);
        xts.EncryptSectors(0, 512, superblock, superblock);
    }

    // Right: exactly one of the branches encrypts with the nonce.
    public static void SealEither(RecordGcm gcm, byte[] nonce, byte[] data, byte[]? aad, byte[] cipher, byte[] tag)
    {
        if (aad is null)
        {
            gcm.Encrypt(nonce, data, cipher, tag);
        }
        else
        {
            gcm.Encrypt(nonce, data, cipher, tag, aad);
        }
    }

    // Right: every case of the switch ends the method's one encryption.
    public static void SealByKind(RecordGcm gcm, ChaChaBox box, int kind, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        switch (kind)
        {
            case 1:
                gcm.Encrypt(nonce, data, cipher, tag);
                break;
            case 2:
                box.Encrypt(nonce, data, cipher, tag);
                break;
            default:
                gcm.Encrypt(nonce, data, cipher, tag, "other"u8);
                return;
        }
    }

    // Right: the early return parts the two encryptions.
    public static int SealShortOrLong(RecordGcm gcm, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> data, Span<byte> cipher, Span<byte> tag)
    {
        if (data.Length <= 16)
        {
            gcm.Encrypt(nonce, data, cipher[..data.Length], tag, "short"u8);
            return data.Length;
        }
        gcm.Encrypt(nonce, data, cipher[..data.Length], tag);
        return data.Length;
    }

    // Right: the loop leaves right after its only encryption.
    public static bool SealFirstMatch(RecordGcm gcm, byte[] nonce, IEnumerable<byte[]> candidates, byte[] cipher, byte[] tag)
    {
        foreach (byte[] candidate in candidates)
        {
            if (candidate.Length != cipher.Length)
                continue;
            gcm.Encrypt(nonce, candidate, cipher, tag);
            return true;
        }
        return false;
    }

    // Right: every retry draws a new nonce.
    public static async Task SealWithRetryAsync(RecordGcm gcm, byte[] data, Stream network, CancellationToken cancel)
    {
        byte[] packet = new byte[12 + data.Length + 16];
        for (int attempt = 0; ; attempt++)
        {
            RandomNumberGenerator.Fill(packet.AsSpan(0, 12));
            gcm.Encrypt(packet.AsSpan(0, 12), data, packet.AsSpan(12, data.Length), packet.AsSpan(12 + data.Length));
            try
            {
                await network.WriteAsync(packet, cancel);
                return;
            }
            catch (IOException) when (attempt < 3)
            {
                await Task.Delay(100 << attempt, cancel);
            }
        }
    }

    // Right: encrypted once, sent as often as it takes.
    public static async Task SealOnceSendManyAsync(RecordGcm gcm, byte[] nonce, byte[] data, Stream[] replicas)
    {
        byte[] cipher = new byte[data.Length], tag = new byte[16];
        gcm.Encrypt(nonce, data, cipher, tag);
        foreach (Stream replica in replicas)
        {
            await replica.WriteAsync(nonce);
            await replica.WriteAsync(cipher);
            await replica.WriteAsync(tag);
        }
    }

    // Right: the nonce is read out of the file's header into the empty array.
    public static void SealWithStoredNonce(RecordGcm gcm, Stream header, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        header.ReadExactly(nonce);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the asynchronous read fills the array.
    public static async Task SealWithReceivedNonceAsync(ChaChaBox box, Stream network, byte[] data, byte[] cipher, byte[] tag)
    {
        var nonce = new byte[ChaChaBox.NonceSize];
        await network.ReadExactlyAsync(nonce);
        box.Encrypt(nonce, data, cipher, tag);
        await network.WriteAsync(cipher);
    }

    // Right: HKDF derives the nonce of this file from its salt.
    public static void SealDerived(RecordGcm gcm, byte[] secret, byte[] fileSalt, byte[] data, byte[] cipher, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, nonce, fileSalt, "nonce"u8);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the library's own HKDF expands a nonce.
    public static void SealExpanded(RecordGcm gcm, byte[] prk, byte[] context, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        KernelHkdf.Expand<HeaderMac>(prk, nonce, context);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: a synthetic nonce is a keyed hash of the message.
    public static void SealSynthetic(RecordGcm gcm, HeaderMac mac, byte[] data, byte[] cipher, byte[] tag)
    {
        Span<byte> digest = stackalloc byte[32];
        mac.ComputeHash(data, digest);
        gcm.Encrypt(digest[..12], data, cipher, tag);
    }

    // Right: both messages get different slices of the derived bytes.
    public static void SealDifferentSlices(RecordGcm gcm, byte[] derived, byte[] a, byte[] b, byte[] cipher, byte[] tags)
    {
        gcm.Encrypt(derived.AsSpan(0, 12), a, cipher.AsSpan(0, a.Length), tags.AsSpan(0, 16));
        gcm.Encrypt(derived.AsSpan(12, 12), b, cipher.AsSpan(a.Length), tags.AsSpan(16, 16));
    }

    // Right: the process-wide counter is atomically advanced into the nonce.
    public static void SealNumbered(RecordGcm gcm, uint sender, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        long number = Interlocked.Increment(ref s_sequence);
        BinaryPrimitives.WriteUInt32BigEndian(nonce, sender);
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: BitConverter puts the block number into the counter.
    public static void EncryptBlock(ArchiveCtr ctr, ulong block, byte[] data)
    {
        Span<byte> counter = stackalloc byte[16];
        if (!BitConverter.TryWriteBytes(counter, block))
            throw new InvalidOperationException();
        ctr.Encrypt(counter, data, data);
    }

    // Right: the struct is written over the nonce through MemoryMarshal.
    public static void SealFramed(RecordGcm gcm, long ticks, int frame, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        MemoryMarshal.Write(nonce.AsSpan(0, 8), in ticks);
        MemoryMarshal.Write(nonce.AsSpan(8, 4), in frame);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the nonce is changed through a cast view of it.
    public static void SealThroughView(ChaChaBox box, uint[] sequences, byte[][] data, byte[][] cipher, byte[] tag)
    {
        Span<byte> nonce = stackalloc byte[12];
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(nonce);
        for (int i = 0; i < sequences.Length; i++)
        {
            words[2] = sequences[i];
            box.Encrypt(nonce, data[i], cipher[i], tag);
        }
    }

    // Right: a pointer into the nonce advances the counter between messages.
    public static unsafe void SealThroughPointer(RecordGcm gcm, ulong start, byte[][] data, byte[][] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        fixed (byte* p = nonce)
        {
            for (int i = 0; i < data.Length; i++)
            {
                *(ulong*)(p + 4) = start + (ulong)i;
                gcm.Encrypt(nonce, data[i], cipher[i], tag);
            }
        }
    }

    // Right: the view of the array is filled, so the array is.
    public static void SealThroughSpan(RecordGcm gcm, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        Span<byte> view = nonce;
        RandomNumberGenerator.Fill(view[4..]);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: salt and explicit part come from the packet's association.
    public static void SealAssembled(RecordGcm gcm, byte[] salt, byte[] explicitIv, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        Buffer.BlockCopy(salt, 0, nonce, 0, 4);
        Array.Copy(explicitIv, 0, nonce, 4, 8);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the constant label is joined with a running number.
    public static void SealSpreadNumber(RecordGcm gcm, ReadOnlySpan<byte> number, byte[] data, byte[] cipher, byte[] tag)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(number.Length, 8);
        byte[] nonce = [.. "blob"u8, .. number];
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the text of the nonce holds the identifier of the row.
    public static void SealColumn(RecordGcm gcm, long rowId, string column, byte[] cipher, byte[] tag)
    {
        byte[] nonce = Encoding.ASCII.GetBytes($"{rowId:x12}");
        byte[] plain = Encoding.UTF8.GetBytes(column);
        gcm.Encrypt(nonce, plain, cipher.AsSpan(0, plain.Length), tag, "column"u8);
    }

    // Right: the encoder writes the file's id into the empty array.
    public static void SealNamed(RecordGcm gcm, string fileId, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        int used = Encoding.ASCII.GetBytes(fileId, nonce);
        if (used != 12)
            throw new ArgumentException("Twelve characters.", nameof(fileId));
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the hexadecimal text is the request's, not the program's.
    public static void SealWithHeaderNonce(RecordGcm gcm, IDictionary<string, string> headers, byte[] data, byte[] cipher, byte[] tag)
    {
        if (!headers.TryGetValue("x-nonce", out string? text))
            throw new KeyNotFoundException("x-nonce");
        byte[] nonce = Convert.FromHexString(text);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: one nonce for each chunk out of the high-water mark of the file.
    public static void SealChunks(RecordGcm gcm, Stream source, Stream target, ReadOnlySpan<byte> prefix)
    {
        byte[] chunk = new byte[4096], cipher = new byte[4096], tag = new byte[16], nonce = new byte[12];
        prefix[..8].CopyTo(nonce);
        uint index = 0;
        int read;
        while ((read = source.Read(chunk)) > 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(8), checked(index++));
            gcm.Encrypt(nonce, chunk.AsSpan(0, read), cipher.AsSpan(0, read), tag);
            target.Write(tag);
            target.Write(cipher, 0, read);
        }
    }

    // Right: the STREAM construction marks the last chunk, so that the two calls differ.
    public static void SealLastMarked(ChaChaBox box, byte[] prefix, byte[] body, byte[] final, byte[] cipher, byte[] tags)
    {
        byte[] nonce = new byte[12];
        prefix.AsSpan(0, 7).CopyTo(nonce);
        box.Encrypt(nonce, body, cipher.AsSpan(0, body.Length), tags.AsSpan(0, 16));
        nonce[11] = 1;
        box.Encrypt(nonce, final, cipher.AsSpan(body.Length, final.Length), tags.AsSpan(16, 16));
    }

    // Right: the local function counts up before each call.
    public static void SealWithLocalCounter(RecordGcm gcm, byte[] nonce, byte[] a, byte[] b, byte[] cipher, byte[] tags)
    {
        void Advance()
        {
            ulong value = BinaryPrimitives.ReadUInt64BigEndian(nonce.AsSpan(4));
            BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(4), value + 1);
        }

        Advance();
        gcm.Encrypt(nonce, a, cipher.AsSpan(0, a.Length), tags.AsSpan(0, 16));
        Advance();
        gcm.Encrypt(nonce, b, cipher.AsSpan(a.Length, b.Length), tags.AsSpan(16, 16));
    }

    // Right: a helper of the project may fill the nonce, which nobody here knows.
    public static void SealWithHelper(RecordGcm gcm, INonceSource source, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] nonce = new byte[12];
        source.Next(nonce);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: a helper is given the nonce between the two messages and may change it.
    public static void SealTwoWithHelper(RecordGcm gcm, INonceSource source, byte[] nonce, byte[] a, byte[] b, byte[] cipher, byte[] tag)
    {
        gcm.Encrypt(nonce, a, cipher.AsSpan(0, a.Length), tag);
        source.Next(nonce);
        gcm.Encrypt(nonce, b, cipher.AsSpan(a.Length, b.Length), tag);
    }

    // Right: the property gives a new nonce on every reading.
    public static void SealFromProperty(RecordGcm gcm, INonceSource source, byte[] a, byte[] b, byte[] cipher, byte[] tag)
    {
        gcm.Encrypt(source.Fresh, a, cipher.AsSpan(0, a.Length), tag);
        gcm.Encrypt(source.Fresh, b, cipher.AsSpan(a.Length, b.Length), tag);
    }

    // Right: the session's field is a nonce that somebody set.
    public static void SealFromSession(RecordGcm gcm, Session session, byte[] data, byte[] cipher, byte[] tag)
    {
        session.Sent++;
        BinaryPrimitives.WriteInt32BigEndian(session.Nonce.AsSpan(8), session.Sent);
        gcm.Encrypt(session.Nonce, data, cipher, tag);
    }

    // Right: the variable gets a second random nonce before the second message.
    public static void SealReassigned(RecordGcm gcm, byte[] a, byte[] b, byte[] cipher, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        gcm.Encrypt(nonce, a, cipher.AsSpan(0, a.Length), tag);
        nonce = RandomNumberGenerator.GetBytes(12);
        gcm.Encrypt(nonce, b, cipher.AsSpan(a.Length, b.Length), tag);
    }

    // Right: a changed copy is another nonce than the original.
    public static void SealChangedCopy(ChaChaBox box, byte[] nonce, byte[] a, byte[] b, byte[] cipher, byte[] tag)
    {
        byte[] second = (byte[])nonce.Clone();
        second[0] ^= 0x80;
        box.Encrypt(nonce, a, cipher.AsSpan(0, a.Length), tag);
        box.Encrypt(second, b, cipher.AsSpan(a.Length, b.Length), tag);
    }

    // Right: a missing nonce is replaced with a random one.
    public static void SealOptional(RecordGcm gcm, byte[]? nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        nonce ??= RandomNumberGenerator.GetBytes(12);
        if (nonce.Length != 12)
            throw new ArgumentException("Twelve bytes.", nameof(nonce));
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: each message of the batch has a nonce of its own.
    public static void SealBatch(RecordGcm gcm, byte[][] nonces, byte[][] inputs, byte[][] outputs, byte[][] tags)
    {
        var batch = new AeadMessage[inputs.Length];
        for (int i = 0; i < batch.Length; i++)
            batch[i] = new AeadMessage(nonces[i], inputs[i], outputs[i], tags[i]);
        gcm.EncryptBatch(batch);
    }

    // Right: every file of the loop has its own key, derived from its name.
    public static void SealPerFileKeys(byte[] root, byte[] nonce, IEnumerable<(string Name, byte[] Data)> files, byte[] tag)
    {
        foreach ((string name, byte[] data) in files)
        {
            byte[] key = HKDF.Expand(HashAlgorithmName.SHA256, root, 32, Encoding.UTF8.GetBytes(name));
            using var gcm = new RecordGcm(key);
            gcm.Encrypt(nonce, data, data, tag);
        }
    }

    // Right: the outer loop draws the nonce and the inner one only copies bytes.
    public static void SealTables(RecordGcm gcm, byte[][][] tables, Stream output)
    {
        byte[] tag = new byte[16];
        foreach (byte[][] rows in tables)
        {
            byte[] nonce = RandomNumberGenerator.GetBytes(12);
            using var plain = new MemoryStream();
            foreach (byte[] row in rows)
                plain.Write(row);
            byte[] cipher = new byte[plain.Length];
            gcm.Encrypt(nonce, plain.GetBuffer().AsSpan(0, (int)plain.Length), cipher, tag);
            output.Write(nonce);
            output.Write(cipher);
        }
    }

    // Right: the second stream starts at the counter advanced past the first.
    public static void EncryptContinued(ArchiveCtr ctr, byte[] counter, byte[] a, byte[] b, byte[] output)
    {
        ctr.Encrypt(counter, a, output.AsSpan(0, a.Length));
        ulong low = BinaryPrimitives.ReadUInt64BigEndian(counter.AsSpan(8));
        BinaryPrimitives.WriteUInt64BigEndian(counter.AsSpan(8), low + (ulong)((a.Length + 15) / 16));
        using CipherStream stream = ctr.BeginEncrypt(counter);
        stream.Update(b, last: true);
        stream.Op(output.AsSpan(a.Length));
    }

    // Right: send and receive handles belong to different keys of the session.
    public static void RelayFrame(RecordGcm toServer, RecordGcm toClient, byte[] nonce, byte[] frame, byte[] up, byte[] down, byte[] tag)
    {
        toServer.Encrypt(nonce, frame, up, tag);
        up.CopyTo(down, 0);
        toClient.Encrypt(nonce, frame, down, tag);
    }

    // Right: a constant array is only associated data.
    public static void SealWithConstantAad(RecordGcm gcm, byte[] data, byte[] cipher, byte[] tag, Span<byte> nonce)
    {
        byte[] aad = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        RandomNumberGenerator.Fill(nonce);
        gcm.Encrypt(nonce, data, cipher, tag, aad);
        aad[0] = 2;
    }

    // Right: the tuple's second part is a fresh nonce.
    public static void SealFromTuple(RecordGcm gcm, IEnumerable<byte[]> messages, byte[] tag)
    {
        foreach (byte[] message in messages)
        {
            (byte[] cipher, byte[] nonce) = (new byte[message.Length], RandomNumberGenerator.GetBytes(12));
            gcm.Encrypt(nonce, message, cipher, tag);
        }
    }

    // Right: the catch block seals its error report with a nonce of its own.
    public static void SealOrReport(RecordGcm gcm, byte[] nonce, byte[] data, byte[] cipher, byte[] tag, Stream output)
    {
        try
        {
            gcm.Encrypt(nonce, data, cipher, tag);
            output.Write(cipher);
        }
        catch (IOException e)
        {
            byte[] report = Encoding.UTF8.GetBytes(e.Message);
            byte[] sealedReport = new byte[report.Length];
            gcm.Encrypt(RandomNumberGenerator.GetBytes(12), report, sealedReport, tag);
            File.WriteAllBytes("report.bin", sealedReport);
        }
    }

    // Right: a GUID of the message gives the bytes of the nonce.
    public static void SealWithGuid(ArchiveCtr ctr, byte[] data, Stream output)
    {
        Span<byte> counter = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(counter);
        ctr.Encrypt(counter, data, data);
        output.Write(counter);
        output.Write(data);
    }

    public interface INonceSource
    {
        byte[] Fresh { get; }
        void Next(Span<byte> nonce);
    }

    public sealed class Session
    {
        public readonly byte[] Nonce = RandomNumberGenerator.GetBytes(12);
        public int Sent;
    }
}
