using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using KcapiGen;

namespace Northwind.Sealing.Nonces;

public sealed record Sealed(byte[] Nonce, byte[] Ciphertext, byte[] Tag);

public sealed class Row
{
    public int Id { get; init; }
    public byte[] Plain { get; init; } = [];
    public byte[] Nonce { get; set; } = [];
    public byte[] Cipher { get; set; } = [];
    public byte[] Tag { get; set; } = [];
}

public static class ConfigurationFiles
{
    private const string NonceHex = "00112233445566778899aabb";
    private const string NoncePrefix = "northwind";
    private static readonly byte[] SettingsNonce = [0x4e, 0x57, 0x53, 0x45, 0x54, 0x54, 0x49, 0x4e, 0x47, 0x53, 0x30, 0x31];
    private static readonly byte[] BlankNonce = new byte[Gcm.NonceSize];
    private static ReadOnlySpan<byte> LicenceNonce => "licence-v002"u8;

    // The nonce array is allocated and never filled, so every configuration is sealed with twelve zero bytes.
    public static Sealed SealConfiguration(Gcm cipher, string json)
    {
        byte[] plaintext = Encoding.UTF8.GetBytes(json);
        byte[] nonce = new byte[Gcm.NonceSize];
        byte[] ciphertext = new byte[plaintext.Length];
        byte[] tag = new byte[Gcm.TagSize];
        cipher.Encrypt(nonce, plaintext, ciphertext, tag); // expect: KCG201
        return new Sealed(nonce, ciphertext, tag);
    }

    // The nonce is a collection expression of constants under a key that lives longer than this call.
    public static int SealProfile(ReadOnlySpan<byte> key, ReadOnlySpan<byte> profile, Span<byte> destination)
    {
        using var cipher = new ChaChaPoly(key);
        ReadOnlySpan<byte> nonce = [0x07, 0x00, 0x00, 0x00, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47];
        Span<byte> ciphertext = destination[..profile.Length];
        Span<byte> tag = destination.Slice(profile.Length, ChaChaPoly.TagSize);
        cipher.Encrypt(nonce, profile, ciphertext, tag); // expect: KCG201
        return profile.Length + ChaChaPoly.TagSize;
    }

    // A UTF-8 literal serves as the nonce of every settings export.
    public static void ExportSettings(Gcm cipher, Stream output, ReadOnlySpan<byte> settings)
    {
        byte[] ciphertext = new byte[settings.Length];
        Span<byte> tag = stackalloc byte[Gcm.TagSize];
        cipher.Encrypt("backup-nonce"u8, settings, ciphertext, tag); // expect: KCG201
        output.Write(ciphertext);
        output.Write(tag);
    }

    // The nonce is decoded from a hexadecimal constant.
    public static byte[] SealLocale(Gcm cipher, byte[] locale)
    {
        byte[] nonce = Convert.FromHexString(NonceHex);
        byte[] result = new byte[locale.Length + Gcm.TagSize];
        cipher.Encrypt(nonce, locale, result.AsSpan(0, locale.Length), result.AsSpan(locale.Length)); // expect: KCG201
        return result;
    }

    // The nonce is decoded from a base64 literal.
    public static byte[] SealFeatureFlags(ChaChaPoly cipher, byte[] flags)
    {
        byte[] nonce = Convert.FromBase64String("AAECAwQFBgcICQoL");
        byte[] sealedFlags = new byte[flags.Length];
        byte[] tag = new byte[ChaChaPoly.TagSize];
        cipher.Encrypt(nonce, flags, sealedFlags, tag, "flags"u8); // expect: KCG201
        return [.. sealedFlags, .. tag];
    }

    // The nonce is the ASCII form of a fixed string.
    public static void SealGatewayIdentity(Ccm cipher, byte[] identity, byte[] ciphertext, byte[] tag)
    {
        byte[] nonce = Encoding.ASCII.GetBytes("sensor-gw-01");
        ArgumentOutOfRangeException.ThrowIfNotEqual(ciphertext.Length, identity.Length);
        cipher.Encrypt(nonce, identity, ciphertext, tag); // expect: KCG201
    }

    // A static readonly field of constants is the nonce of all settings.
    public static void SaveSettings(byte[] key, string path, byte[] settings)
    {
        using var cipher = new Gcm(key);
        byte[] ciphertext = new byte[settings.Length], tag = new byte[Gcm.TagSize];
        cipher.Encrypt(SettingsNonce, settings, ciphertext, tag); // expect: KCG201
        using FileStream file = File.Create(path);
        file.Write(tag);
        file.Write(ciphertext);
    }

    // The static field that gives the nonce is an array that nobody ever fills.
    public static void SaveWindowLayout(Gcm cipher, Stream output, byte[] layout)
    {
        byte[] ciphertext = new byte[layout.Length], tag = new byte[Gcm.TagSize];
        cipher.Encrypt(BlankNonce, layout, ciphertext, tag); // expect: KCG201
        output.Write(ciphertext);
        output.Write(tag);
    }

    // A property that returns a literal is the nonce of every licence.
    public static byte[] SealLicence(Gcm cipher, ReadOnlySpan<byte> licence)
    {
        byte[] result = new byte[licence.Length + Gcm.TagSize];
        cipher.Encrypt(LicenceNonce, licence, result.AsSpan(0, licence.Length), result.AsSpan(licence.Length)); // expect: KCG201
        return result;
    }

    // Two constant strings put together are still a constant nonce.
    public static byte[] SealTheme(Gcm cipher, byte[] theme, byte[] tag)
    {
        byte[] nonce = Encoding.UTF8.GetBytes(NoncePrefix + "-v1");
        byte[] ciphertext = new byte[theme.Length];
        cipher.Encrypt(nonce, theme, ciphertext, tag); // expect: KCG201
        return ciphertext;
    }

    // The configuration gets a nonce of its own from the random generator.
    public static Sealed SealConfigurationFresh(Gcm cipher, string json)
    {
        byte[] plaintext = Encoding.UTF8.GetBytes(json);
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        byte[] ciphertext = new byte[plaintext.Length];
        byte[] tag = new byte[Gcm.TagSize];
        cipher.Encrypt(nonce, plaintext, ciphertext, tag);
        return new Sealed(nonce, ciphertext, tag);
    }

    // The literal is associated data, and the nonce is random.
    public static void ExportSettingsBound(Gcm cipher, Stream output, ReadOnlySpan<byte> settings)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        Span<byte> tag = stackalloc byte[Gcm.TagSize];
        RandomNumberGenerator.Fill(nonce);
        byte[] ciphertext = new byte[settings.Length];
        cipher.Encrypt(nonce, settings, ciphertext, tag, "settings-v1"u8);
        output.Write(nonce);
        output.Write(ciphertext);
        output.Write(tag);
    }

    // The caller gives the nonce and is responsible for it.
    public static byte[] SealLocaleGiven(Gcm cipher, ReadOnlySpan<byte> nonce, byte[] locale)
    {
        byte[] result = new byte[locale.Length + Gcm.TagSize];
        cipher.Encrypt(nonce, locale, result.AsSpan(0, locale.Length), result.AsSpan(locale.Length));
        return result;
    }

    // An old file format with a fixed nonce is only read here, and decryption needs the nonce of the writer.
    public static byte[] ReadLegacySettings(Gcm cipher, byte[] ciphertext, byte[] tag)
    {
        byte[] settings = new byte[ciphertext.Length];
        cipher.Decrypt(SettingsNonce, ciphertext, tag, settings);
        return settings;
    }

    // A licence of the first version is opened with its fixed nonce and written back under a random one.
    public static Sealed MigrateLicence(Gcm cipher, byte[] ciphertext, byte[] tag)
    {
        byte[] licence = new byte[ciphertext.Length];
        cipher.Decrypt(LicenceNonce, ciphertext, tag, licence);
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        byte[] newTag = new byte[Gcm.TagSize];
        cipher.Encrypt(nonce, licence, ciphertext, newTag);
        return new Sealed(nonce, ciphertext, newTag);
    }

    // The constant prefix only names the format, and the other eight bytes are random.
    public static byte[] SealThemePrefixed(Gcm cipher, byte[] theme, byte[] tag)
    {
        byte[] nonce = new byte[Gcm.NonceSize];
        "thm1"u8.CopyTo(nonce);
        RandomNumberGenerator.Fill(nonce.AsSpan(4));
        byte[] ciphertext = new byte[theme.Length];
        cipher.Encrypt(nonce, theme, ciphertext, tag);
        return [.. nonce, .. ciphertext];
    }

    // The literal is only a first value that the random generator replaces before the encryption.
    public static Sealed SealPreferences(ChaChaPoly cipher, byte[] preferences)
    {
        byte[] nonce = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        using (RandomNumberGenerator random = RandomNumberGenerator.Create())
        {
            random.GetBytes(nonce);
        }
        byte[] ciphertext = new byte[preferences.Length], tag = new byte[ChaChaPoly.TagSize];
        cipher.Encrypt(nonce, preferences, ciphertext, tag);
        return new Sealed(nonce, ciphertext, tag);
    }
}

public static class DiskAndBlockStorage
{
    // The counter block is stack memory that stays zero, so every page gets the same key stream.
    public static void EncryptPage(Ctr cipher, ReadOnlySpan<byte> page, Span<byte> destination)
    {
        Span<byte> counter = stackalloc byte[Ctr.IvSize];
        cipher.Encrypt(counter, page, destination); // expect: KCG201
    }

    // The counter block is written out in the stackalloc initializer.
    public static void EncryptSwapSlot(byte[] key, ReadOnlySpan<byte> slot, Span<byte> destination)
    {
        using var cipher = new Ctr(key);
        Span<byte> iv = stackalloc byte[] { 0xde, 0xad, 0xbe, 0xef, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };
        cipher.Encrypt(iv, slot, destination); // expect: KCG201
    }

    // The block number goes into the header and not into the counter block, so all blocks share one key stream.
    public static void EncryptBlocks(Ctr cipher, ReadOnlySpan<byte> volumeNonce, byte[] image, Stream output, int blockSize)
    {
        byte[] iv = new byte[Ctr.IvSize];
        volumeNonce.CopyTo(iv);
        byte[] block = new byte[blockSize];
        byte[] header = new byte[8];
        for (int index = 0; index * blockSize < image.Length; index++)
        {
            BinaryPrimitives.WriteInt64BigEndian(header, index);
            cipher.Encrypt(iv, image.AsSpan(index * blockSize, blockSize), block); // expect: KCG201
            output.Write(header);
            output.Write(block);
        }
    }

    // The nonce is drawn for each file but reused for each extent of that file.
    public static void EncryptExtents(Gcm cipher, IReadOnlyList<string> files, Stream output)
    {
        byte[] extent = new byte[4096], sealedExtent = new byte[4096], tag = new byte[Gcm.TagSize];
        foreach (string file in files)
        {
            byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
            output.Write(nonce);
            using FileStream input = File.OpenRead(file);
            while (input.ReadAtLeast(extent, extent.Length, throwOnEndOfStream: false) == extent.Length)
            {
                cipher.Encrypt(nonce, extent, sealedExtent, tag); // expect: KCG201
                output.Write(sealedExtent);
                output.Write(tag);
            }
        }
    }

    // Metadata and data of one inode are encrypted with the same counter block.
    public static void EncryptInode(Ctr cipher, ulong inode, byte[] metadata, byte[] data)
    {
        Span<byte> iv = stackalloc byte[Ctr.IvSize];
        BinaryPrimitives.WriteUInt64LittleEndian(iv, inode);
        cipher.Encrypt(iv, metadata, metadata);
        cipher.Encrypt(iv, data, data); // expect: KCG201
    }

    // The fixed GUID of the volume type is the counter block of every volume.
    public static long EncryptVolume(Ctr cipher, Stream source, Stream destination)
    {
        byte[] iv = new Guid("6f0d2a51-93b1-4c77-8f2c-1d0a7be3c5a9").ToByteArray();
        return cipher.Encrypt(iv, source, destination); // expect: KCG201
    }

    // The journal transform is made with an all-zero counter block.
    public static void WriteJournal(Ctr cipher, Stream journal, IEnumerable<string> entries)
    {
        byte[] iv = new byte[Ctr.IvSize];
        using ICryptoTransform transform = cipher.CreateEncryptor(iv); // expect: KCG201
        using var encrypting = new CryptoStream(journal, transform, CryptoStreamMode.Write, leaveOpen: true);
        using var writer = new StreamWriter(encrypting);
        foreach (string entry in entries) writer.WriteLine(entry);
    }

    // The superblock's two copies differ in their serial number but are sealed with one nonce, the second from a handle on the same key.
    public static void WriteSuperblocks(Gcm primary, Span<byte> superblock, Span<byte> first, Span<byte> second, Span<byte> tags)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        primary.Encrypt(nonce, superblock, first, tags[..16]);
        using Gcm mirror = primary.Reinit();
        BinaryPrimitives.WriteInt32LittleEndian(superblock, 2);
        mirror.Encrypt(nonce, superblock, second, tags[16..]); // expect: KCG201
    }

    // The snapshot index is filled with one repeated byte value as its counter block.
    public static void EncryptSnapshotIndex(Ctr cipher, byte[] index)
    {
        byte[] iv = new byte[Ctr.IvSize];
        Array.Fill(iv, (byte)0xff);
        cipher.Encrypt(iv, index, index); // expect: KCG201
    }

    // Each block has its own number in the counter block.
    public static void EncryptNumberedBlocks(Ctr cipher, ReadOnlySpan<byte> volumeNonce, byte[] image, int blockSize)
    {
        Span<byte> iv = stackalloc byte[Ctr.IvSize];
        volumeNonce[..8].CopyTo(iv);
        for (int index = 0; index * blockSize < image.Length; index++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(iv[8..], (ulong)index * (ulong)(blockSize / 16));
            Span<byte> block = image.AsSpan(index * blockSize, blockSize);
            cipher.Encrypt(iv, block, block);
        }
    }

    // XTS takes a sector number as its tweak and may use tweak zero for the first sector.
    public static void EncryptFirstSector(Xts cipher, byte[] sector)
    {
        byte[] tweak = new byte[Xts.IvSize];
        cipher.Encrypt(tweak, sector, sector);
    }

    // XTS sectors are rewritten under the same tweak by design.
    public static void RewriteSector(Xts cipher, ulong number, byte[] before, byte[] after, Stream device)
    {
        Span<byte> tweak = stackalloc byte[Xts.IvSize];
        BinaryPrimitives.WriteUInt64LittleEndian(tweak, number);
        byte[] output = new byte[512];
        cipher.Encrypt(tweak, before, output);
        device.Write(output);
        device.Seek(-512, SeekOrigin.Current);
        cipher.Encrypt(tweak, after, output);
        device.Write(output);
    }

    // Whole sectors are numbered from zero by the library.
    public static void EncryptBootPartition(Xts cipher, byte[] partition)
    {
        int done = cipher.EncryptSectors(0, 512, partition, partition);
        if (done != partition.Length) throw new InvalidDataException("partition is not whole sectors");
    }

    // CBC with a zero IV is weak but is no counter mode.
    public static void EncryptEssivTable(Cbc cipher, byte[] table)
    {
        byte[] iv = new byte[Cbc.IvSize];
        cipher.Encrypt(iv, table, table);
    }

    // Each extent draws its own nonce inside the inner loop.
    public static void EncryptExtentsFresh(Gcm cipher, IReadOnlyList<string> files, Stream output)
    {
        byte[] extent = new byte[4096], sealedExtent = new byte[4096], tag = new byte[Gcm.TagSize], nonce = new byte[Gcm.NonceSize];
        foreach (string file in files)
        {
            using FileStream input = File.OpenRead(file);
            while (input.ReadAtLeast(extent, extent.Length, throwOnEndOfStream: false) == extent.Length)
            {
                RandomNumberGenerator.Fill(nonce);
                cipher.Encrypt(nonce, extent, sealedExtent, tag);
                output.Write(nonce);
                output.Write(sealedExtent);
                output.Write(tag);
            }
        }
    }

    // The counter of metadata and that of data differ in their last byte.
    public static void EncryptInodeSeparated(Ctr cipher, ulong inode, byte[] metadata, byte[] data)
    {
        Span<byte> iv = stackalloc byte[Ctr.IvSize];
        BinaryPrimitives.WriteUInt64LittleEndian(iv, inode);
        iv[8] = 1;
        cipher.Encrypt(iv, metadata, metadata);
        iv[8] = 2;
        cipher.Encrypt(iv, data, data);
    }

    // The counter starts at one after a random nonce, as RFC 3686 has it.
    public static byte[] EncryptArchive(Ctr cipher, byte[] archive)
    {
        byte[] iv = new byte[Ctr.IvSize];
        RandomNumberGenerator.Fill(iv.AsSpan(0, 12));
        BinaryPrimitives.WriteUInt32BigEndian(iv.AsSpan(12), 1);
        byte[] ciphertext = new byte[archive.Length];
        cipher.Encrypt(iv, archive, ciphertext);
        return [.. iv.AsSpan(0, 12), .. ciphertext];
    }

    // A new GUID is the counter block of each volume.
    public static long EncryptVolumeFresh(Ctr cipher, Stream source, Stream destination)
    {
        byte[] iv = Guid.NewGuid().ToByteArray();
        destination.Write(iv);
        return cipher.Encrypt(iv, source, destination);
    }

    // The old volume is read with one counter block on the old key and the new one is written with its own.
    public static void ReencryptVolume(byte[] oldKey, byte[] newKey, byte[] oldIv, byte[] data, Stream output)
    {
        using var reader = new Ctr(oldKey);
        using var writer = new Ctr(newKey);
        reader.Decrypt(oldIv, data, data);
        Span<byte> iv = stackalloc byte[Ctr.IvSize];
        RandomNumberGenerator.Fill(iv);
        writer.Encrypt(iv, data, data);
        output.Write(iv);
        output.Write(data);
    }
}

public static class NetworkRecords
{
    private static long s_sent;
    private static readonly byte[] s_linkNonce = new byte[ChaChaPoly.NonceSize];
    private static readonly Lock s_linkLock = new();

    // The record sequence number is counted but the static IV is used without it, so every record has the same nonce.
    public static void SendRecords(Gcm cipher, byte[] staticIv, IEnumerable<byte[]> records, Stream transport)
    {
        ulong sequence = 0;
        byte[] header = new byte[8], tag = new byte[Gcm.TagSize];
        foreach (byte[] record in records)
        {
            BinaryPrimitives.WriteUInt64BigEndian(header, sequence++);
            byte[] ciphertext = new byte[record.Length];
            cipher.Encrypt(staticIv, record, ciphertext, tag, header); // expect: KCG201
            transport.Write(header);
            transport.Write(ciphertext);
            transport.Write(tag);
        }
    }

    // The packet number is mixed into the nonce only once, before the loop over the packets.
    public static void SendPackets(ChaChaPoly cipher, ReadOnlySpan<byte> iv, ulong packetNumber, IReadOnlyList<byte[]> payloads, Socket socket)
    {
        Span<byte> nonce = stackalloc byte[ChaChaPoly.NonceSize];
        iv.CopyTo(nonce);
        for (int i = 0; i < 8; i++) nonce[4 + i] ^= (byte)(packetNumber >> (56 - 8 * i));
        foreach (byte[] payload in payloads)
        {
            byte[] packet = new byte[8 + payload.Length + ChaChaPoly.TagSize];
            BinaryPrimitives.WriteUInt64BigEndian(packet, packetNumber++);
            cipher.Encrypt(nonce, payload, packet.AsSpan(8, payload.Length), packet.AsSpan(8 + payload.Length), packet.AsSpan(0, 8)); // expect: KCG201
            socket.Send(packet);
        }
    }

    // The sequence is written to the nonce before the loop and then only counted.
    public static void SendDatagrams(Gcm cipher, uint salt, ulong sequence, Queue<byte[]> queue, Socket socket)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        BinaryPrimitives.WriteUInt32BigEndian(nonce, salt);
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], sequence);
        while (queue.TryDequeue(out byte[]? datagram))
        {
            byte[] sealedDatagram = new byte[datagram.Length + Gcm.TagSize];
            cipher.Encrypt(nonce, datagram, sealedDatagram.AsSpan(0, datagram.Length), sealedDatagram.AsSpan(datagram.Length)); // expect: KCG201
            socket.Send(sealedDatagram);
            sequence++;
        }
    }

    // Header and body of one frame are sealed with the same nonce.
    public static void SendFrame(Gcm cipher, byte[] header, byte[] body, Stream transport)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        byte[] tag = new byte[Gcm.TagSize];
        transport.Write(nonce);
        cipher.Encrypt(nonce, header, header, tag);
        transport.Write(header);
        transport.Write(tag);
        cipher.Encrypt(nonce, body, body, tag); // expect: KCG201
        transport.Write(body);
        transport.Write(tag);
    }

    // A retry changes the attempt number in the message but keeps the nonce.
    public static bool SendWithRetry(Gcm cipher, byte[] message, Func<byte[], bool> send)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        for (int attempt = 0; attempt < 5; attempt++)
        {
            message[0] = (byte)attempt;
            byte[] packet = new byte[message.Length + Gcm.TagSize];
            cipher.Encrypt(nonce, message, packet.AsSpan(0, message.Length), packet.AsSpan(message.Length)); // expect: KCG201
            if (send(packet)) return true;
        }
        return false;
    }

    // An optional greeting uses the nonce that the payload then uses again.
    public static void OpenSession(ChaChaPoly cipher, byte[]? greeting, byte[] payload, Stream transport)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(ChaChaPoly.NonceSize), tag = new byte[ChaChaPoly.TagSize];
        transport.Write(nonce);
        if (greeting is not null)
        {
            cipher.Encrypt(nonce, greeting, greeting, tag);
            transport.Write(greeting);
            transport.Write(tag);
        }
        cipher.Encrypt(nonce, payload, payload, tag); // expect: KCG201
        transport.Write(payload);
        transport.Write(tag);
    }

    // The counter is advanced in a copy of the nonce that is then thrown away.
    public static void SendTelemetryFrames(Gcm cipher, byte[] firstNonce, IEnumerable<byte[]> frames, Stream transport)
    {
        byte[] tag = new byte[Gcm.TagSize];
        foreach (byte[] frame in frames)
        {
            cipher.Encrypt(firstNonce, frame, frame, tag); // expect: KCG201
            transport.Write(frame);
            transport.Write(tag);
            byte[] next = (byte[])firstNonce.Clone();
            next[^1]++;
        }
    }

    // A frame that is dropped after its encryption skips the increment, and the next frame has its nonce.
    public static void SendDroppable(Gcm cipher, byte[] nonce, IEnumerable<byte[]> frames, Socket socket)
    {
        byte[] tag = new byte[Gcm.TagSize];
        foreach (byte[] frame in frames)
        {
            cipher.Encrypt(nonce, frame, frame, tag); // expect: KCG201
            if (!socket.Poll(1000, SelectMode.SelectWrite)) continue;
            socket.Send(frame);
            socket.Send(tag);
            BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(8), BinaryPrimitives.ReadUInt32BigEndian(nonce.AsSpan(8)) + 1);
        }
    }

    // Only a constant prefix is written to the nonce of the keep-alive message.
    public static void SendKeepAlive(Ccm cipher, Stream transport, long uptime)
    {
        Span<byte> nonce = stackalloc byte[Ccm.NonceSize];
        Span<byte> body = stackalloc byte[8];
        Span<byte> tag = stackalloc byte[Ccm.TagSize];
        "KEEP"u8.CopyTo(nonce);
        BinaryPrimitives.WriteInt64BigEndian(body, uptime);
        cipher.Encrypt(nonce, body, body, tag); // expect: KCG201
        transport.Write(body);
        transport.Write(tag);
    }

    // The asynchronous sender draws one nonce for all messages of the channel.
    public static async Task PumpAsync(ChaChaPoly cipher, IAsyncEnumerable<byte[]> messages, Stream transport, CancellationToken cancellation)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(ChaChaPoly.NonceSize);
        byte[] tag = new byte[ChaChaPoly.TagSize];
        await transport.WriteAsync(nonce, cancellation);
        await foreach (byte[] message in messages.WithCancellation(cancellation))
        {
            cipher.Encrypt(nonce, message, message, tag); // expect: KCG201
            await transport.WriteAsync(message, cancellation);
            await transport.WriteAsync(tag, cancellation);
        }
    }

    // The sequence number is mixed into a copy of the static IV for every record, as TLS 1.3 has it.
    public static void SendTlsRecords(Gcm cipher, ReadOnlySpan<byte> staticIv, IEnumerable<byte[]> records, Stream transport)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        Span<byte> tag = stackalloc byte[Gcm.TagSize];
        ulong sequence = 0;
        foreach (byte[] record in records)
        {
            staticIv.CopyTo(nonce);
            for (int i = 0; i < 8; i++) nonce[4 + i] ^= (byte)(sequence >> (56 - 8 * i));
            cipher.Encrypt(nonce, record, record, tag);
            transport.Write(record);
            transport.Write(tag);
            sequence++;
        }
    }

    // The packet number given by the caller is mixed into the nonce of this one packet.
    public static int ProtectQuicPacket(Gcm cipher, ReadOnlySpan<byte> iv, ulong packetNumber, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, Span<byte> packet)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        nonce.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], packetNumber);
        for (int i = 0; i < nonce.Length; i++) nonce[i] ^= iv[i];
        header.CopyTo(packet);
        Span<byte> body = packet[header.Length..];
        cipher.Encrypt(nonce, payload, body[..payload.Length], body.Slice(payload.Length, Gcm.TagSize), header);
        return header.Length + payload.Length + Gcm.TagSize;
    }

    // The salt of the security association is followed by the counter of the packet.
    public static byte[] SealEsp(Gcm cipher, ReadOnlySpan<byte> salt, uint spi, ulong sequence, ReadOnlySpan<byte> payload)
    {
        Span<byte> nonce = [.. salt, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], sequence);
        byte[] packet = new byte[16 + payload.Length + Gcm.TagSize];
        BinaryPrimitives.WriteUInt32BigEndian(packet, spi);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), (uint)sequence);
        nonce[4..].CopyTo(packet.AsSpan(8));
        cipher.Encrypt(nonce, payload, packet.AsSpan(16, payload.Length), packet.AsSpan(16 + payload.Length), packet.AsSpan(0, 8));
        return packet;
    }

    // The nonce is counted up with carry after each record.
    public static void SendCounted(ChaChaPoly cipher, byte[] nonce, IEnumerable<byte[]> records, Stream transport)
    {
        byte[] tag = new byte[ChaChaPoly.TagSize];
        foreach (byte[] record in records)
        {
            cipher.Encrypt(nonce, record, record, tag);
            transport.Write(record);
            transport.Write(tag);
            for (int i = nonce.Length - 1; i >= 0 && ++nonce[i] == 0; i--) { }
        }
    }

    // Each attempt draws a nonce of its own.
    public static bool SendWithFreshRetry(Gcm cipher, byte[] message, Func<byte[], bool> send)
    {
        byte[] packet = new byte[Gcm.NonceSize + message.Length + Gcm.TagSize];
        Span<byte> nonce = packet.AsSpan(0, Gcm.NonceSize);
        for (int attempt = 0; attempt < 5; attempt++)
        {
            message[0] = (byte)attempt;
            RandomNumberGenerator.Fill(nonce);
            cipher.Encrypt(nonce, message, packet.AsSpan(12, message.Length), packet.AsSpan(12 + message.Length));
            if (send(packet)) return true;
        }
        return false;
    }

    // The message is sealed once and only the sending is tried again.
    public static async Task<bool> SendSealedOnceAsync(Gcm cipher, byte[] message, Stream transport)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), tag = new byte[Gcm.TagSize];
        cipher.Encrypt(nonce, message, message, tag);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await transport.WriteAsync(nonce);
                await transport.WriteAsync(message);
                await transport.WriteAsync(tag);
                return true;
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt + 1));
            }
        }
        return false;
    }

    // The process-wide counter gives each message another nonce.
    public static byte[] SealNumbered(ChaChaPoly cipher, byte[] message, byte[] tag)
    {
        byte[] nonce = new byte[ChaChaPoly.NonceSize];
        "srv1"u8.CopyTo(nonce);
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), Interlocked.Increment(ref s_sent));
        cipher.Encrypt(nonce, message, message, tag);
        return nonce;
    }

    // The shared nonce starts at zero and is counted up under a lock before every message.
    public static void SendOnLink(ChaChaPoly cipher, byte[] message, Stream link)
    {
        byte[] tag = new byte[ChaChaPoly.TagSize];
        lock (s_linkLock)
        {
            for (int i = 0; i < s_linkNonce.Length && ++s_linkNonce[i] == 0; i++) { }
            cipher.Encrypt(s_linkNonce, message, message, tag);
            link.Write(s_linkNonce);
        }
        link.Write(message);
        link.Write(tag);
    }

    // The two directions have keys of their own and may share the nonce.
    public static void SealBothDirections(byte[] clientKey, byte[] serverKey, byte[] nonce, byte[] request, byte[] response, byte[] requestTag, byte[] responseTag)
    {
        using var client = new Gcm(clientKey);
        using var server = new Gcm(serverKey);
        client.Encrypt(nonce, request, request, requestTag);
        server.Encrypt(nonce, response, response, responseTag);
    }

    // Between the two messages the handle gets the next traffic key.
    public static void UpdateTrafficKey(Gcm cipher, byte[] nextKey, byte[] nonce, byte[] last, byte[] first, Span<byte> tags)
    {
        cipher.Encrypt(nonce, last, last, tags[..16]);
        cipher.Rekey(nextKey);
        cipher.Encrypt(nonce, first, first, tags[16..]);
    }

    // Every received frame is opened twice with its nonce, for the check and for the content.
    public static byte[] OpenFrame(Gcm cipher, byte[] nonce, byte[] header, byte[] headerTag, byte[] body, byte[] bodyTag)
    {
        byte[] plainHeader = new byte[header.Length], plainBody = new byte[body.Length];
        cipher.Decrypt(nonce, header, headerTag, plainHeader);
        if (plainHeader[0] != 1) throw new InvalidDataException("version");
        cipher.Decrypt(nonce, body, bodyTag, plainBody);
        return plainBody;
    }

    // Short messages and long ones take different ways, of which only one is gone.
    public static void SendEitherWay(Gcm cipher, byte[] nonce, byte[] message, byte[] output)
    {
        if (message.Length <= 4096)
        {
            cipher.Encrypt(nonce, message, output.AsSpan(0, message.Length), output.AsSpan(message.Length, 16));
        }
        else
        {
            using CipherStream stream = cipher.BeginEncrypt(nonce);
            stream.Update(message, last: true);
            stream.Op(output);
        }
    }

    // A nonce is taken from the list for each frame.
    public static void SendWithReservedNonces(Gcm cipher, IReadOnlyList<byte[]> nonces, IReadOnlyList<byte[]> frames, Stream transport)
    {
        byte[] tag = new byte[Gcm.TagSize];
        for (int i = 0; i < frames.Count; i++)
        {
            cipher.Encrypt(nonces[i], frames[i], frames[i], tag);
            transport.Write(frames[i]);
            transport.Write(tag);
        }
    }
}

public static class BackupsAndArchives
{
    // One random nonce seals every chunk of the backup.
    public static void WriteBackup(byte[] key, Stream source, Stream destination)
    {
        using var cipher = new Gcm(key);
        byte[] nonce = new byte[Gcm.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        destination.Write(nonce);
        byte[] chunk = new byte[65536], tag = new byte[Gcm.TagSize];
        int read;
        while ((read = source.Read(chunk)) > 0)
        {
            cipher.Encrypt(nonce, chunk.AsSpan(0, read), chunk.AsSpan(0, read), tag); // expect: KCG201
            destination.Write(chunk, 0, read);
            destination.Write(tag);
        }
    }

    // The random bytes go into the salt while the nonce stays zero.
    public static void WriteSaltedBackup(Gcm cipher, byte[] data, Stream destination)
    {
        byte[] salt = new byte[16], nonce = new byte[Gcm.NonceSize], tag = new byte[Gcm.TagSize];
        RandomNumberGenerator.Fill(salt);
        cipher.Encrypt(nonce, data, data, tag, salt); // expect: KCG201
        destination.Write(salt);
        destination.Write(data);
        destination.Write(tag);
    }

    // The catalogue and the content are opened with separate handles of one key and share a nonce.
    public static void WriteCatalogue(byte[] key, byte[] catalogue, byte[] content, Stream destination)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), tag = new byte[Gcm.TagSize];
        using (var cipher = new Gcm(key))
        {
            cipher.Encrypt(nonce, catalogue, catalogue, tag);
        }
        destination.Write(catalogue);
        destination.Write(tag);
        using (var cipher = new Gcm(key))
        {
            cipher.Encrypt(nonce, content, content, tag); // expect: KCG201
        }
        destination.Write(content);
        destination.Write(tag);
    }

    // A new handle for each file does not help as it has the same key and nonce.
    public static void SealFiles(byte[] key, byte[] archiveNonce, IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            byte[] content = File.ReadAllBytes(path);
            byte[] tag = new byte[ChaChaPoly.TagSize];
            using var cipher = new ChaChaPoly(key);
            cipher.Encrypt(archiveNonce, content, content, tag); // expect: KCG201
            File.WriteAllBytes(path + ".sealed", [.. content, .. tag]);
        }
    }

    // The stream of the manifest begins with a constant nonce.
    public static int SealManifest(Gcm cipher, byte[] manifest, byte[] output)
    {
        byte[] nonce = "manifest0001"u8.ToArray();
        using CipherStream stream = cipher.BeginEncrypt(nonce); // expect: KCG201
        stream.Update(manifest, last: true);
        return stream.Op(output);
    }

    // Two streams begin with the same nonce one after the other.
    public static void SealTwoParts(ChaChaPoly cipher, byte[] first, byte[] second, byte[] firstOut, byte[] secondOut)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(ChaChaPoly.NonceSize);
        using (CipherStream stream = cipher.BeginEncrypt(nonce))
        {
            stream.Update(first, last: true);
            stream.Op(firstOut);
        }
        using (CipherStream stream = cipher.BeginEncrypt(nonce)) // expect: KCG201
        {
            stream.Update(second, last: true);
            stream.Op(secondOut);
        }
    }

    // The upload is encrypted with a counter that starts at zero for every file.
    public static async Task<long> UploadAsync(Ctr cipher, string path, Stream upload, CancellationToken cancellation)
    {
        byte[] iv = new byte[Ctr.IvSize];
        await using FileStream source = File.OpenRead(path);
        return await cipher.EncryptAsync(iv, source, upload, cancellationToken: cancellation); // expect: KCG201
    }

    // The local function seals the index and the data with the one captured nonce.
    public static void WriteIndexed(Gcm cipher, byte[] index, byte[] data, Stream destination)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        destination.Write(nonce);
        Seal(index);
        Seal(data);

        void Seal(byte[] part)
        {
            byte[] tag = new byte[Gcm.TagSize];
            cipher.Encrypt(nonce, part, part, tag); // expect: KCG201
            destination.Write(part);
            destination.Write(tag);
        }
    }

    // The local function that makes the nonce returns constants.
    public static byte[] SealSnapshot(Gcm cipher, byte[] snapshot, byte[] tag)
    {
        byte[] ciphertext = new byte[snapshot.Length];
        cipher.Encrypt(SnapshotNonce(), snapshot, ciphertext, tag); // expect: KCG201
        return ciphertext;

        static byte[] SnapshotNonce() => [0x53, 0x4e, 0x41, 0x50, 0, 0, 0, 0, 0, 0, 0, 1];
    }

    // Without a saved state the backup starts with a nonce of zeros.
    public static void ResumeBackup(Gcm cipher, Sealed? state, byte[] data, byte[] tag)
    {
        byte[] nonce = state is not null ? state.Nonce : new byte[Gcm.NonceSize];
        cipher.Encrypt(nonce, data, data, tag); // expect: KCG201
    }

    // A caller who gives no nonce gets zeros.
    public static byte[] SealOptional(ChaChaPoly cipher, byte[] data, byte[] tag, byte[]? nonce = null)
    {
        byte[] ciphertext = new byte[data.Length];
        nonce ??= new byte[ChaChaPoly.NonceSize];
        cipher.Encrypt(nonce, data, ciphertext, tag); // expect: KCG201
        return ciphertext;
    }

    // Every kind of member has a nonce, but each of them is a constant.
    public static void SealMember(Gcm cipher, char kind, byte[] member, byte[] tag)
    {
        ReadOnlySpan<byte> nonce = kind switch
        {
            'd' => "member-data."u8,
            'm' => "member-meta."u8,
            _ => "member-other"u8,
        };
        cipher.Encrypt(nonce, member, member, tag); // expect: KCG201
    }

    // The trailer in the finally block has the nonce of the content.
    public static void WriteWithTrailer(Gcm cipher, byte[] content, Stream destination)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), tag = new byte[Gcm.TagSize];
        byte[] trailer = BitConverter.GetBytes(content.LongLength);
        cipher.Encrypt(nonce, content, content, tag);
        try
        {
            destination.Write(content);
            destination.Write(tag);
        }
        finally
        {
            cipher.Encrypt(nonce, trailer, trailer, tag); // expect: KCG201
            destination.Write(trailer);
        }
    }

    // The nonce is derived from the name of the archive once and used for all volumes of it.
    public static void SealVolumes(Gcm cipher, byte[] nonceKey, string archive, IEnumerable<byte[]> volumes, Stream destination)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        Span<byte> tag = stackalloc byte[Gcm.TagSize];
        HKDF.Expand(HashAlgorithmName.SHA256, nonceKey, nonce, Encoding.UTF8.GetBytes(archive));
        foreach (byte[] volume in volumes)
        {
            cipher.Encrypt(nonce, volume, volume, tag); // expect: KCG201
            destination.Write(volume);
            destination.Write(tag);
        }
    }

    // The nonce is wiped before the encryption instead of after it.
    public static byte[] SealWiped(Gcm cipher, byte[] data, Stream destination)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), tag = new byte[Gcm.TagSize];
        destination.Write(nonce);
        CryptographicOperations.ZeroMemory(nonce);
        cipher.Encrypt(nonce, data, data, tag); // expect: KCG201
        return tag;
    }

    // Both parts of the batch have one nonce.
    public static void SealPair(Gcm cipher, byte[] first, byte[] second, byte[] firstTag, byte[] secondTag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        cipher.EncryptBatch([new AeadMessage(nonce, first, first, firstTag), new AeadMessage(nonce, second, second, secondTag)]); // expect: KCG201
    }

    // Each chunk has a counter and a flag for the last one in its nonce.
    public static void WriteStreamed(byte[] fileKey, Stream source, Stream destination)
    {
        using var cipher = new ChaChaPoly(fileKey);
        byte[] chunk = new byte[65536], tag = new byte[ChaChaPoly.TagSize], nonce = new byte[ChaChaPoly.NonceSize];
        ulong counter = 0;
        bool last;
        do
        {
            int read = source.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
            last = read < chunk.Length;
            BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(3), counter++);
            nonce[11] = last ? (byte)1 : (byte)0;
            cipher.Encrypt(nonce, chunk.AsSpan(0, read), chunk.AsSpan(0, read), tag);
            destination.Write(chunk, 0, read);
            destination.Write(tag);
        }
        while (!last);
    }

    // Every volume has its number in the derivation of its nonce.
    public static void SealNumberedVolumes(Gcm cipher, byte[] nonceKey, IReadOnlyList<byte[]> volumes, Stream destination)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        Span<byte> info = stackalloc byte[4];
        Span<byte> tag = stackalloc byte[Gcm.TagSize];
        for (int i = 0; i < volumes.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(info, i);
            HKDF.Expand(HashAlgorithmName.SHA256, nonceKey, nonce, info);
            cipher.Encrypt(nonce, volumes[i], volumes[i], tag);
            destination.Write(volumes[i]);
            destination.Write(tag);
        }
    }

    // The archive is opened again with its nonce to verify what was written.
    public static void WriteVerified(Gcm cipher, byte[] data, Stream destination)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), tag = new byte[Gcm.TagSize];
        byte[] ciphertext = new byte[data.Length], check = new byte[data.Length];
        cipher.Encrypt(nonce, data, ciphertext, tag);
        cipher.Decrypt(nonce, ciphertext, tag, check);
        if (!check.AsSpan().SequenceEqual(data)) throw new IOException("verification failed");
        destination.Write(nonce);
        destination.Write(ciphertext);
        destination.Write(tag);
    }

    // The local function draws a nonce each time that it is called.
    public static void WriteIndexedFresh(Gcm cipher, byte[] index, byte[] data, Stream destination)
    {
        Seal(index);
        Seal(data);

        void Seal(byte[] part)
        {
            byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), tag = new byte[Gcm.TagSize];
            cipher.Encrypt(nonce, part, part, tag);
            destination.Write(nonce);
            destination.Write(part);
            destination.Write(tag);
        }
    }

    // The local function refreshes the nonce between the two parts.
    public static void SealTwoPartsFresh(ChaChaPoly cipher, byte[] first, byte[] second, Span<byte> tags, Stream destination)
    {
        byte[] nonce = new byte[ChaChaPoly.NonceSize];
        NextNonce();
        cipher.Encrypt(nonce, first, first, tags[..16]);
        NextNonce();
        cipher.Encrypt(nonce, second, second, tags[16..]);

        void NextNonce()
        {
            RandomNumberGenerator.Fill(nonce);
            destination.Write(nonce);
        }
    }

    // The nonce of the header comes from the file, so zeros are only its first value.
    public static void RewriteSection(Gcm cipher, FileStream file, byte[] section)
    {
        byte[] nonce = new byte[Gcm.NonceSize], tag = new byte[Gcm.TagSize];
        file.ReadExactly(nonce);
        cipher.Encrypt(nonce, section, section, tag);
        file.Write(section);
        file.Write(tag);
    }

    // The nonce is a hash of the content and differs where the content does.
    public static void SealDeduplicated(Gcm cipher, IEnumerable<byte[]> chunks, Stream destination)
    {
        byte[] tag = new byte[Gcm.TagSize];
        foreach (byte[] chunk in chunks)
        {
            byte[] nonce = SHA256.HashData(chunk)[..Gcm.NonceSize];
            cipher.Encrypt(nonce, chunk, chunk, tag);
            destination.Write(nonce);
            destination.Write(chunk);
            destination.Write(tag);
        }
    }

    // Both messages of the batch have a random nonce of their own.
    public static Sealed[] SealPairFresh(Gcm cipher, byte[] first, byte[] second)
    {
        byte[] firstNonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), secondNonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        byte[] firstTag = new byte[Gcm.TagSize], secondTag = new byte[Gcm.TagSize];
        cipher.EncryptBatch([new AeadMessage(firstNonce, first, first, firstTag), new AeadMessage(secondNonce, second, second, secondTag)]);
        return [new Sealed(firstNonce, first, firstTag), new Sealed(secondNonce, second, secondTag)];
    }

    // Each file has a key of its own that the handle takes before it.
    public static void SealFilesWithOwnKeys(byte[] masterKey, byte[] nonce, IEnumerable<string> paths)
    {
        byte[] tag = new byte[Gcm.TagSize];
        using var cipher = new Gcm(masterKey);
        foreach (string path in paths)
        {
            byte[] content = File.ReadAllBytes(path);
            byte[] fileKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, info: Encoding.UTF8.GetBytes(path));
            cipher.Rekey(fileKey);
            cipher.Encrypt(nonce, content, content, tag);
            File.WriteAllBytes(path + ".sealed", [.. content, .. tag]);
        }
    }

    // The saved state gives the nonce, and without one it is random.
    public static byte[] ResumeBackupFresh(Gcm cipher, Sealed? state, byte[] data, byte[] tag)
    {
        byte[] nonce = state?.Nonce ?? RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        cipher.Encrypt(nonce, data, data, tag);
        return nonce;
    }

    // Only the first archive that can be read is sealed, so the nonce is used once.
    public static byte[]? SealFirstReadable(Gcm cipher, byte[] nonce, IEnumerable<string> candidates, byte[] tag)
    {
        foreach (string candidate in candidates)
        {
            if (!File.Exists(candidate)) continue;
            byte[] content = File.ReadAllBytes(candidate);
            cipher.Encrypt(nonce, content, content, tag);
            return content;
        }
        return null;
    }

    // Restoring tries each key with the one nonce of the file and encrypts nothing.
    public static byte[]? RestoreWithAnyKey(IEnumerable<byte[]> keys, byte[] nonce, byte[] ciphertext, byte[] tag)
    {
        byte[] plaintext = new byte[ciphertext.Length];
        foreach (byte[] key in keys)
        {
            using var cipher = new Gcm(key);
            try
            {
                cipher.Decrypt(nonce, ciphertext, tag, plaintext);
                return plaintext;
            }
            catch (AuthenticationTagMismatchException)
            {
            }
        }
        return null;
    }
}

public static class TokensFieldsAndSensors
{
    // The version number is all that the nonce of a token holds.
    public static string IssueToken(Gcm cipher, string subject)
    {
        byte[] body = Encoding.UTF8.GetBytes(subject);
        byte[] token = new byte[body.Length + Gcm.TagSize];
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        BinaryPrimitives.WriteUInt32BigEndian(nonce[8..], 3);
        cipher.Encrypt(nonce, body, token.AsSpan(0, body.Length), token.AsSpan(body.Length)); // expect: KCG201
        return Convert.ToBase64String(token);
    }

    // All rows of the table are encrypted with the nonce that was drawn for the table.
    public static void EncryptColumn(Gcm cipher, IReadOnlyList<Row> rows)
    {
        byte[] columnNonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        for (int i = 0; i < rows.Count; i++)
        {
            Row row = rows[i];
            row.Cipher = new byte[row.Plain.Length];
            row.Tag = new byte[Gcm.TagSize];
            cipher.Encrypt(columnNonce, row.Plain, row.Cipher, row.Tag, BitConverter.GetBytes(row.Id)); // expect: KCG201
        }
    }

    // Name and address of a customer share the counter block and thereby the key stream.
    public static void EncryptCustomer(byte[] key, byte[] name, byte[] address, byte[] iv)
    {
        using var cipher = new Ctr(key);
        byte[] buffer = new byte[Math.Max(name.Length, address.Length)];
        cipher.Encrypt(iv, name, buffer.AsSpan(0, name.Length));
        buffer.AsSpan(0, name.Length).CopyTo(name);
        cipher.Encrypt(iv, address, buffer.AsSpan(0, address.Length)); // expect: KCG201
        buffer.AsSpan(0, address.Length).CopyTo(address);
    }

    // The nonce of the reading is filled with a constant byte.
    public static byte[] SealReading(Ccm cipher, double celsius)
    {
        Span<byte> nonce = stackalloc byte[Ccm.NonceSize];
        nonce.Fill(0x20);
        byte[] packet = new byte[8 + Ccm.TagSize];
        BinaryPrimitives.WriteDoubleBigEndian(packet, celsius);
        cipher.Encrypt(nonce, packet.AsSpan(0, 8), packet.AsSpan(0, 8), packet.AsSpan(8)); // expect: KCG201
        return packet;
    }

    // The nonce slice of the record is used for both of its fields.
    public static void SealRecord(Gcm cipher, byte[] record, byte[] card, byte[] owner, byte[] cardTag, byte[] ownerTag)
    {
        Span<byte> nonce = record.AsSpan(4, Gcm.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        ReadOnlySpan<byte> shared = nonce;
        cipher.Encrypt(nonce, card, card, cardTag);
        cipher.Encrypt(shared, owner, owner, ownerTag); // expect: KCG201
    }

    // The cookie's nonce is parsed from a literal into stack memory.
    public static byte[] SealCookie(ChaChaPoly cipher, byte[] cookie)
    {
        Span<byte> nonce = stackalloc byte[ChaChaPoly.NonceSize];
        Convert.FromHexString("a0a1a2a3a4a5a6a7a8a9aaab", nonce, out _, out _);
        byte[] result = new byte[cookie.Length + ChaChaPoly.TagSize];
        cipher.Encrypt(nonce, cookie, result.AsSpan(0, cookie.Length), result.AsSpan(cookie.Length)); // expect: KCG201
        return result;
    }

    // The access token and the refresh token are sealed with one nonce.
    public static (byte[] Access, byte[] Refresh) IssuePair(Gcm cipher, byte[] accessClaims, byte[] refreshClaims)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        RandomNumberGenerator.Fill(nonce);
        byte[] access = new byte[accessClaims.Length + 16], refresh = new byte[refreshClaims.Length + 16];
        cipher.Encrypt(nonce, accessClaims, access.AsSpan(16), access.AsSpan(0, 16));
        cipher.Encrypt(nonce, refreshClaims, refresh.AsSpan(16), refresh.AsSpan(0, 16)); // expect: KCG201
        return (access, refresh);
    }

    // The readings of a batch run through one endless loop with the nonce of the session.
    public static void ReportReadings(Ccm cipher, byte[] sessionNonce, BlockingCollection<byte[]> readings, Stream uplink)
    {
        byte[] tag = new byte[Ccm.TagSize];
        do
        {
            byte[] reading = readings.Take();
            cipher.Encrypt(sessionNonce, reading, reading, tag); // expect: KCG201
            uplink.Write(reading);
            uplink.Write(tag);
        }
        while (!readings.IsCompleted);
    }

    // The rows are sealed asynchronously with the nonce in one memory that nothing renews.
    public static async Task StoreRowsAsync(Gcm cipher, ReadOnlyMemory<byte> nonce, IEnumerable<Row> rows, Stream table)
    {
        byte[] tag = new byte[Gcm.TagSize];
        foreach (Row row in rows)
        {
            byte[] ciphertext = new byte[row.Plain.Length];
            cipher.Encrypt(nonce.Span, row.Plain, ciphertext, tag); // expect: KCG201
            await table.WriteAsync(ciphertext);
            await table.WriteAsync(tag);
        }
    }

    // The firmware message of a device has a nonce of device id zero and counter zero.
    public static void SealFirmwareHeader(Ccm cipher, byte[] header, byte[] tag)
    {
        const ushort DeviceId = 0x0000;
        const uint Counter = 0;
        byte[] nonce = new byte[Ccm.NonceSize];
        BinaryPrimitives.WriteUInt16LittleEndian(nonce, DeviceId);
        BinaryPrimitives.WriteUInt32LittleEndian(nonce.AsSpan(2), Counter);
        cipher.Encrypt(nonce, header, header, tag); // expect: KCG201
    }

    // The audit log writes its first entry and its closing entry with one nonce.
    public static void SealAuditBounds(Gcm cipher, ulong day, byte[] opening, byte[] closing, byte[] tag, Stream log)
    {
        byte[] nonce = new byte[Gcm.NonceSize];
        BinaryPrimitives.WriteUInt64BigEndian(nonce, day);
        cipher.Encrypt(nonce, opening, opening, tag);
        log.Write(opening);
        log.Write(tag);
        if (closing.Length == 0) return;
        cipher.Encrypt(nonce, closing, closing, tag); // expect: KCG201
        log.Write(closing);
        log.Write(tag);
    }

    // The token has a random nonce that goes in front of it.
    public static string IssueTokenFresh(Gcm cipher, string subject)
    {
        byte[] body = Encoding.UTF8.GetBytes(subject);
        byte[] token = new byte[Gcm.NonceSize + body.Length + Gcm.TagSize];
        Span<byte> nonce = token.AsSpan(0, Gcm.NonceSize);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, body, token.AsSpan(12, body.Length), token.AsSpan(12 + body.Length));
        return Convert.ToBase64String(token);
    }

    // Every row has its own nonce, which is stored with it.
    public static void EncryptColumnFresh(Gcm cipher, IReadOnlyList<Row> rows)
    {
        foreach (Row row in rows)
        {
            row.Nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
            row.Cipher = new byte[row.Plain.Length];
            row.Tag = new byte[Gcm.TagSize];
            cipher.Encrypt(row.Nonce, row.Plain, row.Cipher, row.Tag);
        }
    }

    // The nonces came with the rows.
    public static void EncryptPrepared(Gcm cipher, IEnumerable<Row> rows)
    {
        foreach (Row row in rows)
        {
            cipher.Encrypt(row.Nonce, row.Plain, row.Cipher, row.Tag);
        }
    }

    // Each field takes the next twelve bytes of one random block.
    public static void EncryptFields(Gcm cipher, byte[][] fields, byte[][] tags, Stream output)
    {
        byte[] nonces = RandomNumberGenerator.GetBytes(fields.Length * Gcm.NonceSize);
        output.Write(nonces);
        for (int i = 0; i < fields.Length; i++)
        {
            cipher.Encrypt(nonces.AsSpan(i * Gcm.NonceSize, Gcm.NonceSize), fields[i], fields[i], tags[i]);
        }
    }

    // The time stamp of the reading is in the nonce.
    public static byte[] SealReadingAtTime(Ccm cipher, uint device, double celsius)
    {
        byte[] nonce = new byte[Ccm.NonceSize];
        BinaryPrimitives.WriteUInt32BigEndian(nonce, device);
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), DateTime.UtcNow.Ticks);
        byte[] packet = new byte[8 + Ccm.TagSize];
        BinaryPrimitives.WriteDoubleBigEndian(packet, celsius);
        cipher.Encrypt(nonce, packet.AsSpan(0, 8), packet.AsSpan(0, 8), packet.AsSpan(8));
        return [.. nonce, .. packet];
    }

    // The frame counter of the caller is counted up for each frame.
    public static byte[] SealRadioFrame(Ccm cipher, ulong address, ref uint frameCounter, byte[] frame)
    {
        Span<byte> nonce = stackalloc byte[Ccm.NonceSize];
        BinaryPrimitives.WriteUInt64LittleEndian(nonce, address);
        BinaryPrimitives.WriteUInt32LittleEndian(nonce[8..], frameCounter);
        frameCounter = checked(frameCounter + 1);
        byte[] output = new byte[frame.Length + Ccm.TagSize];
        cipher.Encrypt(nonce, frame, output.AsSpan(0, frame.Length), output.AsSpan(frame.Length));
        return output;
    }

    // The synthetic nonce is an HMAC of the field under another key.
    public static byte[] SealDeterministic(Gcm cipher, HmacSha256 nonceMac, byte[] field, byte[] tag)
    {
        Span<byte> digest = stackalloc byte[HmacSha256.HashSizeInBytes];
        nonceMac.ComputeHash(field, digest);
        Span<byte> nonce = digest[..Gcm.NonceSize];
        byte[] ciphertext = new byte[field.Length];
        cipher.Encrypt(nonce, field, ciphertext, tag);
        return [.. nonce, .. ciphertext];
    }

    // Another method fills the nonce, and what it does is not known here.
    public static void SealWithAllocator(Gcm cipher, NonceAllocator allocator, byte[] first, byte[] second, Span<byte> tags)
    {
        byte[] nonce = new byte[Gcm.NonceSize];
        allocator.Next(nonce);
        cipher.Encrypt(nonce, first, first, tags[..16]);
        allocator.Next(nonce);
        cipher.Encrypt(nonce, second, second, tags[16..]);
    }

    // The tokens take nonces from a queue that a service filled.
    public static void SealFromQueue(ChaChaPoly cipher, ConcurrentQueue<byte[]> nonces, byte[] access, byte[] refresh, Span<byte> tags)
    {
        if (!nonces.TryDequeue(out byte[]? nonce)) throw new InvalidOperationException("no nonce left");
        cipher.Encrypt(nonce, access, access, tags[..16]);
        if (!nonces.TryDequeue(out nonce)) throw new InvalidOperationException("no nonce left");
        cipher.Encrypt(nonce, refresh, refresh, tags[16..]);
    }

    // The variable takes a new random array before the second token.
    public static Sealed[] IssuePairFresh(Gcm cipher, byte[] access, byte[] refresh)
    {
        byte[] accessTag = new byte[Gcm.TagSize], refreshTag = new byte[Gcm.TagSize];
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        cipher.Encrypt(nonce, access, access, accessTag);
        Sealed first = new(nonce, access, accessTag);
        nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        cipher.Encrypt(nonce, refresh, refresh, refreshTag);
        return [first, new Sealed(nonce, refresh, refreshTag)];
    }

    // One of the formats is chosen, and its encryption leaves the method.
    public static byte[] SealInFormat(Gcm cipher, int version, byte[] nonce, byte[] field, byte[] tag)
    {
        byte[] ciphertext = new byte[field.Length];
        switch (version)
        {
            case 1:
                cipher.Encrypt(nonce, field, ciphertext, tag);
                return ciphertext;
            case 2:
                cipher.Encrypt(nonce, field, ciphertext, tag, "v2"u8);
                return [.. nonce, .. ciphertext];
            default:
                throw new NotSupportedException($"version {version}");
        }
    }

    // Two CBC fields with one IV are not the business of a rule on counter modes.
    public static void EncryptLegacyFields(Cbc cipher, byte[] iv, byte[] first, byte[] second)
    {
        cipher.Encrypt(iv, first, first);
        cipher.Encrypt(iv, second, second);
    }

    // The asynchronous upload draws a nonce for each message.
    public static async Task UploadReadingsAsync(ChaChaPoly cipher, IAsyncEnumerable<byte[]> readings, Stream uplink)
    {
        byte[] nonce = new byte[ChaChaPoly.NonceSize], tag = new byte[ChaChaPoly.TagSize];
        await foreach (byte[] reading in readings)
        {
            RandomNumberGenerator.Fill(nonce);
            cipher.Encrypt(nonce, reading, reading, tag);
            await uplink.WriteAsync(nonce);
            await uplink.WriteAsync(reading);
            await uplink.WriteAsync(tag);
        }
    }

    // The row is opened under the old key and sealed under the new one, each once.
    public static void RotateRow(byte[] oldKey, byte[] newKey, Row row)
    {
        using var old = new Gcm(oldKey);
        using var current = new Gcm(newKey);
        byte[] plain = new byte[row.Cipher.Length];
        old.Decrypt(row.Nonce, row.Cipher, row.Tag, plain);
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        current.Encrypt(nonce, plain, row.Cipher, row.Tag);
        row.Nonce = nonce;
    }

    // The nonce came as text from the caller of the service.
    public static byte[] SealForCaller(Gcm cipher, string nonceHex, byte[] field, byte[] tag)
    {
        byte[] nonce = Convert.FromHexString(nonceHex);
        if (nonce.Length != Gcm.NonceSize) throw new ArgumentException("twelve bytes are needed", nameof(nonceHex));
        byte[] ciphertext = new byte[field.Length];
        cipher.Encrypt(nonce, field, ciphertext, tag);
        return ciphertext;
    }

    // The sealer keeps its counter in a field from message to message.
    public static void SealWithSession(byte[] key, byte[] greeting, byte[] command, byte[] tag)
    {
        using var session = new SensorSession(key);
        session.Seal(greeting, tag);
        session.Seal(command, tag);
    }

    // The reading of an old device is decrypted with the constant nonce that this device has.
    public static int OpenLegacyReading(Ccm cipher, byte[] packet, byte[] reading)
    {
        ReadOnlySpan<byte> nonce = "sensor-gw-01"u8;
        using CipherStream stream = cipher.BeginDecrypt(nonce);
        stream.Update(packet, last: true);
        return stream.Op(reading);
    }
}

public sealed class NonceAllocator(Stream state)
{
    private ulong _next;

    public void Next(Span<byte> nonce)
    {
        BinaryPrimitives.WriteUInt64BigEndian(nonce, ++_next);
        state.Write(nonce);
    }
}

public sealed class SensorSession(byte[] key) : IDisposable
{
    private readonly Ccm _cipher = new(key);
    private readonly byte[] _nonce = new byte[Ccm.NonceSize];
    private uint _counter;

    public void Seal(byte[] message, byte[] tag)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_nonce, ++_counter);
        _cipher.Encrypt(_nonce, message, message, tag);
    }

    public void Dispose() => _cipher.Dispose();
}
