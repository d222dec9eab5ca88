using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KcapiGen;

namespace Northwind.Sealing.Keys;

public static class Secrets
{
    public const string TokenKey = "f3b9c0d1e2a4958677889900aabbccdd";
    public const string VolumeKeyHex = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";
    public const string SiteKeyBase64 = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    public static readonly byte[] DeviceKey = [0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6, 0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f, 0x3c];
    public static ReadOnlySpan<byte> LinkKey => "link-key-between-plant-and-cloud"u8;
}

public static class TokenSigning
{
    private const string KeyPartA = "session-signing-";
    private const string KeyPartB = "key-of-northwind";

    // The signing key of the token is a UTF-8 literal.
    public static string Sign(string payload)
    {
        using var mac = new HmacSha256("northwind-token-signing-key-2024"u8); // expect: KCG202
        byte[] body = Encoding.UTF8.GetBytes(payload);
        Span<byte> signature = stackalloc byte[HmacSha256.HashSizeInBytes];
        mac.ComputeHash(body, signature);
        return $"{Convert.ToBase64String(body)}.{Convert.ToBase64String(signature)}";
    }

    // The key comes from a string literal through the UTF-8 encoding.
    public static bool VerifyWebhook(byte[] body, byte[] signature)
    {
        byte[] key = Encoding.UTF8.GetBytes("whsec_5f2c1d9a7b3e4c608192a3b4c5d6e7f8");
        using var mac = new HmacSha256(key); // expect: KCG202
        return mac.Verify(body, signature);
    }

    // The key of the session tokens is a constant of another class.
    public static byte[] SealSession(byte[] session)
    {
        byte[] key = Encoding.ASCII.GetBytes(Secrets.TokenKey);
        using var cipher = new Gcm(key); // expect: KCG202
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        byte[] tag = new byte[Gcm.TagSize];
        cipher.Encrypt(nonce, session, session, tag);
        return [.. nonce, .. session, .. tag];
    }

    // Two constants are put together and make a constant key.
    public static byte[] SignSession(byte[] session)
    {
        using var mac = new HmacSha256(Encoding.UTF8.GetBytes(KeyPartA + KeyPartB)); // expect: KCG202
        mac.AppendData(session);
        return mac.GetHashAndReset();
    }

    // Where the environment names no key, a literal is taken.
    public static byte[] SignCookie(byte[] cookie)
    {
        string secret = Environment.GetEnvironmentVariable("COOKIE_SECRET") ?? "development-cookie-secret";
        byte[] key = Encoding.UTF8.GetBytes(secret);
        using var mac = new HmacSha256(key); // expect: KCG202
        return mac.ComputeHash(cookie);
    }

    // The encoding writes the literal straight into stack memory.
    public static void SignRequest(ReadOnlySpan<byte> request, Span<byte> signature)
    {
        Span<byte> key = stackalloc byte[32];
        Encoding.ASCII.GetBytes("0f1e2d3c4b5a69788796a5b4c3d2e1f0", key);
        using var mac = new HmacSha256(key); // expect: KCG202
        mac.ComputeHash(request, signature);
    }

    // The handle takes a good key first and then a literal one.
    public static byte[] SignForLegacyClients(byte[] currentKey, byte[] message)
    {
        using var mac = new HmacSha256(currentKey);
        byte[] current = mac.ComputeHash(message);
        mac.Rekey("legacy-clients-shared-secret"u8); // expect: KCG202
        byte[] legacy = mac.ComputeHash(message);
        return [.. current, .. legacy];
    }

    // Each environment has its key in the source.
    public static byte[] SignForEnvironment(string environment, byte[] message)
    {
        ReadOnlySpan<byte> key = environment switch
        {
            "production" => "prod-8c1f5a7e92d34b60"u8,
            "staging" => "stage-11d0b7c35e8f4a29"u8,
            _ => throw new ArgumentException("unknown environment", nameof(environment)),
        };
        using var mac = new HmacSha256(key); // expect: KCG202
        return mac.ComputeHash(message);
    }

    // The key of the password reset links is a raw string literal.
    public static string ResetLink(string user, DateTimeOffset expires)
    {
        byte[] key = Encoding.UTF8.GetBytes("""{"reset":"b7e151628aed2a6abf7158809cf4f3c7"}""");
        using HmacSha256 mac = new(key); // expect: KCG202
        byte[] signature = mac.ComputeHash(Encoding.UTF8.GetBytes($"{user}|{expires:O}"));
        return $"https://northwind.example/reset?u={user}&s={Convert.ToHexString(signature)}";
    }

    // The key is in an environment variable and a missing one is an error.
    public static byte[] SignCookieSafely(byte[] cookie)
    {
        string secret = Environment.GetEnvironmentVariable("COOKIE_SECRET") ?? throw new InvalidOperationException("COOKIE_SECRET is not set");
        using var mac = new HmacSha256(Encoding.UTF8.GetBytes(secret));
        return mac.ComputeHash(cookie);
    }

    // The literals name the purpose of the derived key, whose secret is given.
    public static byte[] SignWithDerivedKey(byte[] masterKey, byte[] message)
    {
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, masterKey, 32, salt: "northwind"u8.ToArray(), info: "token-signing"u8.ToArray());
        using var mac = new HmacSha256(key);
        CryptographicOperations.ZeroMemory(key);
        return mac.ComputeHash(message);
    }

    // The literal is data under the MAC and the key is given.
    public static byte[] SignWithDomain(ReadOnlySpan<byte> key, byte[] message)
    {
        using var mac = new HmacSha256(key);
        mac.AppendData("northwind/webhook/v2\0"u8);
        mac.AppendData(message);
        return mac.GetHashAndReset();
    }

    // The signing key lives as long as the process and is random.
    public static string SignInProcess(string payload)
    {
        using var mac = new HmacSha256(ProcessKey.Value);
        byte[] signature = mac.ComputeHash(Encoding.UTF8.GetBytes(payload));
        return Convert.ToHexString(signature);
    }

    // The key comes from the application's JSON settings.
    public static byte[] SignFromSettings(string settingsPath, byte[] message)
    {
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(settingsPath));
        byte[] key = settings.RootElement.GetProperty("Signing").GetProperty("Key").GetBytesFromBase64();
        using var mac = new HmacSha256(key);
        return mac.ComputeHash(message);
    }

    // Each tenant's key is looked up by its name.
    public static bool VerifyForTenant(IReadOnlyDictionary<string, byte[]> keys, string tenant, byte[] body, byte[] signature)
    {
        if (!keys.TryGetValue(tenant, out byte[]? key)) return false;
        using var mac = new HmacSha256(key);
        return mac.Verify(body, signature);
    }

    // The request is signed with a chain of derived keys that begins with a given secret.
    public static byte[] SignChained(string secret, string date, string region, byte[] request)
    {
        byte[] key = Encoding.UTF8.GetBytes("NW4" + secret);
        using var mac = new HmacSha256(key);
        byte[] dateKey = mac.ComputeHash(Encoding.UTF8.GetBytes(date));
        mac.Rekey(dateKey);
        byte[] regionKey = mac.ComputeHash(Encoding.UTF8.GetBytes(region));
        mac.Rekey(regionKey);
        return mac.ComputeHash(request);
    }

    // The keys of the JWKS file are tried in turn.
    public static bool VerifyAny(IEnumerable<string> base64Keys, byte[] body, byte[] signature)
    {
        foreach (string encoded in base64Keys)
        {
            using var mac = new HmacSha256(Convert.FromBase64String(encoded));
            if (mac.Verify(body, signature)) return true;
        }
        return false;
    }

    // The handle takes the next key from the ring of the caller.
    public static byte[] SignWithRotation(IReadOnlyList<byte[]> ring, byte[] message)
    {
        using var mac = new HmacSha256(ring[0]);
        byte[] signatures = mac.ComputeHash(message);
        for (int i = 1; i < ring.Count; i++)
        {
            mac.Rekey(ring[i]);
            signatures = [.. signatures, .. mac.ComputeHash(message)];
        }
        return signatures;
    }
}

public static class ProcessKey
{
    public static readonly byte[] Value = RandomNumberGenerator.GetBytes(32);
}

public static class FilesAndVolumes
{
    private static readonly byte[] s_archiveKey = Convert.FromHexString("8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b");
    private static readonly byte[] s_upper = "upper-half-of-xts"u8[..16].ToArray();
    private static readonly byte[] s_lower = "lower-half-of-xts"u8[..16].ToArray();
    private static readonly byte[] s_machineKey = File.Exists("/etc/northwind/machine.key") ? File.ReadAllBytes("/etc/northwind/machine.key") : RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] s_bootKey = new byte[32];

    static FilesAndVolumes() => RandomNumberGenerator.Fill(s_bootKey);

    // The volume key is decoded from a hexadecimal constant.
    public static void EncryptSector(ulong sector, byte[] data)
    {
        byte[] key = Convert.FromHexString(Secrets.VolumeKeyHex);
        using var cipher = new Xts(key); // expect: KCG202
        cipher.EncryptSectors(sector, 512, data, data);
    }

    // The key is decoded from a base64 constant.
    public static void DecryptSector(ulong sector, byte[] data)
    {
        using var cipher = new Xts(Convert.FromBase64String(Secrets.SiteKeyBase64)); // expect: KCG202
        cipher.DecryptSectors(sector, 4096, data, data);
    }

    // The key array is allocated and never filled.
    public static byte[] SealDocument(byte[] document)
    {
        byte[] key = new byte[32];
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize), tag = new byte[Gcm.TagSize];
        using var cipher = new Gcm(key); // expect: KCG202
        cipher.Encrypt(nonce, document, document, tag);
        return [.. nonce, .. document, .. tag];
    }

    // The random bytes go into the salt and the key stays zero.
    public static void SealAttachment(byte[] attachment, Stream output)
    {
        Span<byte> key = stackalloc byte[32], salt = stackalloc byte[16];
        RandomNumberGenerator.Fill(salt);
        using var cipher = new ChaChaPoly(key); // expect: KCG202
        Span<byte> nonce = stackalloc byte[ChaChaPoly.NonceSize], tag = stackalloc byte[ChaChaPoly.TagSize];
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, attachment, attachment, tag, salt);
        output.Write(salt);
        output.Write(nonce);
        output.Write(attachment);
        output.Write(tag);
    }

    // The static field holds a key that is decoded from a literal.
    public static byte[] OpenArchive(byte[] iv, byte[] archive)
    {
        using var cipher = new Cbc(s_archiveKey); // expect: KCG202
        byte[] plaintext = new byte[archive.Length];
        cipher.Decrypt(iv, archive, plaintext);
        return plaintext;
    }

    // Both halves of the XTS key are constants.
    public static void FormatVolume(byte[] image)
    {
        byte[] key = [.. s_upper, .. s_lower];
        using var cipher = new Xts(key); // expect: KCG202
        cipher.EncryptSectors(0, 512, image, image);
    }

    // The whole key is one repeated byte.
    public static void EncryptScratchFile(Stream source, Stream destination)
    {
        byte[] key = new byte[16], iv = RandomNumberGenerator.GetBytes(Ctr.IvSize);
        Array.Fill(key, (byte)0x42);
        using var cipher = new Ctr(key); // expect: KCG202
        destination.Write(iv);
        cipher.Encrypt(iv, source, destination);
    }

    // The span of the key is filled with one constant byte.
    public static void EncryptTemporaryBlock(ulong number, byte[] block)
    {
        Span<byte> key = stackalloc byte[64];
        key.Fill(0xa5);
        using var cipher = new Xts(key); // expect: KCG202
        cipher.EncryptSectors(number, block.Length, block, block);
    }

    // If the key file is missing, a literal takes its place.
    public static Xts OpenVolume(string keyFile)
    {
        byte[] key;
        try
        {
            key = File.ReadAllBytes(keyFile);
        }
        catch (FileNotFoundException)
        {
            key = Convert.FromHexString("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        }
        return new Xts(key); // expect: KCG202
    }

    // Without a password the file is encrypted with a key of the source.
    public static void SaveWorkbook(byte[]? passwordKey, byte[] workbook, Stream output)
    {
        byte[] key = passwordKey ?? "VelvetSweatshop-default-key-0001"u8.ToArray();
        using var cipher = new Cbc(key); // expect: KCG202
        byte[] iv = RandomNumberGenerator.GetBytes(Cbc.IvSize);
        cipher.Encrypt(iv, workbook, workbook);
        output.Write(iv);
        output.Write(workbook);
    }

    // The derived key is wiped before the handle takes it.
    public static byte[] SealWithWipedKey(byte[] secret, byte[] data, byte[] nonce, byte[] tag)
    {
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32);
        CryptographicOperations.ZeroMemory(key);
        using var cipher = new Gcm(key); // expect: KCG202
        byte[] ciphertext = new byte[data.Length];
        cipher.Encrypt(nonce, data, ciphertext, tag);
        return ciphertext;
    }

    // Every file of the backup gets a handle on the key in the source.
    public static void BackUp(IEnumerable<string> paths, Stream output)
    {
        byte[] tag = new byte[Gcm.TagSize];
        foreach (string path in paths)
        {
            byte[] content = File.ReadAllBytes(path);
            using var cipher = new Gcm(Secrets.DeviceKey); // expect: KCG202
            byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
            cipher.Encrypt(nonce, content, content, tag);
            output.Write(nonce);
            output.Write(content);
            output.Write(tag);
        }
    }

    // The local function that loads the key returns a literal.
    public static byte[] OpenLicence(byte[] nonce, byte[] licence, byte[] tag)
    {
        using var cipher = new Gcm(LoadKey()); // expect: KCG202
        byte[] plaintext = new byte[licence.Length];
        cipher.Decrypt(nonce, licence, tag, plaintext);
        return plaintext;

        static byte[] LoadKey() => Encoding.ASCII.GetBytes("licence-key-of-2019-do-not-share");
    }

    // The asynchronous export is encrypted with a literal key.
    public static async Task ExportAsync(string path, Stream destination, CancellationToken cancellation)
    {
        byte[] iv = RandomNumberGenerator.GetBytes(Ctr.IvSize);
        await destination.WriteAsync(iv, cancellation);
        await using FileStream source = File.OpenRead(path);
        using var cipher = new Ctr("export-key-16byt"u8); // expect: KCG202
        await cipher.EncryptAsync(iv, source, destination, cancellationToken: cancellation);
    }

    // The key is the first half of a longer constant.
    public static byte[] OpenBundle(byte[] iv, byte[] bundle)
    {
        ReadOnlySpan<byte> material = "bundle-encryption-key-material--bundle-authentication-material--"u8;
        using var cipher = new Cbc(material[..32]); // expect: KCG202
        byte[] plaintext = new byte[bundle.Length];
        cipher.Decrypt(iv, bundle, plaintext);
        return plaintext;
    }

    // The literal is copied into the key buffer before the cipher opens.
    public static void EncryptIndex(byte[] index, byte[] iv, byte[] destination)
    {
        byte[] key = new byte[16];
        "index-key-000001"u8.CopyTo(key);
        using var cipher = new Ctr(key); // expect: KCG202
        cipher.Encrypt(iv, index, destination);
        Array.Clear(key);
    }

    // The block copy brings a constant master key into the working key.
    public static void EncryptJournal(ulong sector, byte[] journal)
    {
        byte[] master = Convert.FromHexString("c6a13b37878f5b826f4f8162a1c8d879c6a13b37878f5b826f4f8162a1c8d87a");
        byte[] key = new byte[32];
        Buffer.BlockCopy(master, 0, key, 0, key.Length);
        using var cipher = new Xts(key); // expect: KCG202
        cipher.EncryptSectors(sector, 512, journal, journal);
    }

    // The key is read from a file.
    public static void EncryptSectorWithKeyFile(string keyFile, ulong sector, byte[] data)
    {
        byte[] key = File.ReadAllBytes(keyFile);
        using var cipher = new Xts(key);
        CryptographicOperations.ZeroMemory(key);
        cipher.EncryptSectors(sector, 512, data, data);
    }

    // The zeros of the key buffer are replaced by the key file.
    public static Xts OpenVolumeHeader(FileStream header)
    {
        byte[] key = new byte[64];
        header.Seek(512, SeekOrigin.Begin);
        header.ReadExactly(key);
        return new Xts(key);
    }

    // The key buffer on the stack is filled by the random generator.
    public static byte[] SealOneTime(byte[] document, Span<byte> wrappedKey, Gcm wrapping)
    {
        Span<byte> key = stackalloc byte[32], keyNonce = stackalloc byte[12], nonce = stackalloc byte[12], tag = stackalloc byte[16];
        RandomNumberGenerator.Fill(key);
        RandomNumberGenerator.Fill(keyNonce);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new Gcm(key);
        cipher.Encrypt(nonce, document, document, tag);
        wrapping.Encrypt(keyNonce, key, wrappedKey[..32], wrappedKey.Slice(32, 16));
        return [.. keyNonce, .. nonce, .. tag];
    }

    // The password is given and only the salt is in the source.
    public static byte[] OpenWithPassword(string password, byte[] iv, byte[] archive)
    {
        Span<byte> key = stackalloc byte[32];
        Rfc2898DeriveBytes.Pbkdf2(password, "northwind-archive-v1"u8, key, 600_000, HashAlgorithmName.SHA256);
        using var cipher = new Cbc(key);
        byte[] plaintext = new byte[archive.Length];
        cipher.Decrypt(iv, archive, plaintext);
        return plaintext;
    }

    // The kernel's keyring holds the key, and the literals are its type and name.
    public static void EncryptWithKeyring(ulong sector, byte[] data)
    {
        KeyringKey key = KeyringKey.Find("logon", "northwind:volume-key");
        using var cipher = new Xts(key);
        cipher.EncryptSectors(sector, 512, data, data);
    }

    // The magic bytes are a literal, and the key stands in the file after them.
    public static Cbc OpenKeyBlob(Stream blob)
    {
        byte[] magic = new byte[4], key = new byte[32];
        blob.ReadExactly(magic);
        if (!magic.AsSpan().SequenceEqual("NWK1"u8)) throw new InvalidDataException("not a key blob");
        blob.ReadExactly(key);
        return new Cbc(key);
    }

    // Every file has a key that is derived from the master key and its name.
    public static void BackUpWithFileKeys(byte[] masterKey, IEnumerable<string> paths, Stream output)
    {
        Span<byte> key = stackalloc byte[32];
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        Span<byte> tag = stackalloc byte[Gcm.TagSize];
        foreach (string path in paths)
        {
            KernelHkdf.DeriveKey<HmacSha256>(masterKey, key, "backup"u8, Encoding.UTF8.GetBytes(path));
            using var cipher = new Gcm(key);
            byte[] content = File.ReadAllBytes(path);
            RandomNumberGenerator.Fill(nonce);
            cipher.Encrypt(nonce, content, content, tag);
            output.Write(nonce);
            output.Write(content);
            output.Write(tag);
        }
    }

    // An all-zero key is refused and not used.
    public static Gcm OpenChecked(byte[] key)
    {
        ReadOnlySpan<byte> zero = stackalloc byte[32];
        if (key.AsSpan().SequenceEqual(zero)) throw new CryptographicException("the key is blank");
        if (key.AsSpan().SequenceEqual("northwind-sample-key-not-for-use"u8)) throw new CryptographicException("the key is the sample of the manual");
        return new Gcm(key);
    }

    // The wrapped key is opened with the master key and then used.
    public static byte[] OpenEnvelope(Gcm master, byte[] keyNonce, byte[] wrapped, byte[] keyTag, byte[] nonce, byte[] body, byte[] tag)
    {
        byte[] key = new byte[wrapped.Length], plaintext = new byte[body.Length];
        master.Decrypt(keyNonce, wrapped, keyTag, key);
        using var cipher = new Gcm(key);
        CryptographicOperations.ZeroMemory(key);
        cipher.Decrypt(nonce, body, tag, plaintext);
        return plaintext;
    }

    // The static field is a key of this machine, read from a file or drawn at random.
    public static byte[] SealForMachine(byte[] data, byte[] tag)
    {
        using var cipher = new Gcm(s_machineKey);
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        cipher.Encrypt(nonce, data, data, tag);
        return nonce;
    }

    // The static constructor fills the key that the field initializer leaves zero.
    public static void EncryptUntilReboot(ulong sector, byte[] data)
    {
        using var cipher = new Xts(s_bootKey);
        cipher.EncryptSectors(sector, 512, data, data);
    }

    // The first argument of the command line is the key.
    public static int Main(string[] args)
    {
        if (args.Length < 2) return 2;
        byte[] key = Convert.FromHexString(args[0]);
        using var cipher = new Ctr(key);
        using FileStream source = File.OpenRead(args[1]);
        using FileStream destination = File.Create(args[1] + ".enc");
        byte[] iv = RandomNumberGenerator.GetBytes(Ctr.IvSize);
        destination.Write(iv);
        cipher.Encrypt(iv, source, destination);
        return 0;
    }

    // Another method fills the key buffer.
    public static Cbc OpenFromTpm(KeyStore store, uint handle)
    {
        byte[] key = new byte[32];
        if (!store.TryUnseal(handle, key)) throw new CryptographicException("the TPM refused");
        return new Cbc(key);
    }

    // The XTS key has two halves that are derived from one secret.
    public static Xts OpenDerived(byte[] secret, byte[] volumeId)
    {
        byte[] upper = HKDF.Expand(HashAlgorithmName.SHA256, secret, 32, [.. "data"u8, .. volumeId]);
        byte[] lower = HKDF.Expand(HashAlgorithmName.SHA256, secret, 32, [.. "tweak"u8, .. volumeId]);
        byte[] key = [.. upper, .. lower];
        return new Xts(key);
    }

    // The tweak is a constant and the key is given.
    public static void EncryptLabel(ReadOnlySpan<byte> key, byte[] label)
    {
        using var cipher = new Xts(key);
        cipher.Encrypt("volume-label-iv0"u8, label, label);
    }
}

public sealed class KeyStore(Stream device)
{
    public bool TryUnseal(uint handle, Span<byte> key)
    {
        Span<byte> request = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(request, handle);
        device.Write(request);
        return device.ReadAtLeast(key, key.Length, throwOnEndOfStream: false) == key.Length;
    }
}

public static class NetworkAndDevices
{
    private const string GroupKeyPrefix = "6bc1bee22e409f96";
    private const string GroupKeyHex = GroupKeyPrefix + "e93d7e117393172a";
    private static readonly byte[] s_pairing = { 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f };

    // The key is a collection expression in the constructor call.
    public static int OpenFrame(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> frame, Span<byte> plaintext)
    {
        using var cipher = new Ccm([0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf]); // expect: KCG202
        int length = frame.Length - Ccm.TagSize;
        cipher.Decrypt(nonce, frame[..length], frame[length..], plaintext[..length]);
        return length;
    }

    // The array initializer holds the well-known link key of the home automation profile.
    public static void JoinNetwork(byte[] nonce, byte[] request, byte[] tag)
    {
        byte[] linkKey = { 0x5a, 0x69, 0x67, 0x42, 0x65, 0x65, 0x41, 0x6c, 0x6c, 0x69, 0x61, 0x6e, 0x63, 0x65, 0x30, 0x39 };
        using var cipher = new Ccm(linkKey); // expect: KCG202
        cipher.Encrypt(nonce, request, request, tag);
    }

    // The key of the link is a property that returns a literal.
    public static void SendToCloud(byte[] reading, Stream uplink)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(ChaChaPoly.NonceSize), tag = new byte[ChaChaPoly.TagSize];
        using var cipher = new ChaChaPoly(Secrets.LinkKey); // expect: KCG202
        cipher.Encrypt(nonce, reading, reading, tag);
        uplink.Write(nonce);
        uplink.Write(reading);
        uplink.Write(tag);
    }

    // The stackalloc initializer holds the key.
    public static void SealBeacon(ReadOnlySpan<byte> nonce, Span<byte> beacon, Span<byte> tag)
    {
        ReadOnlySpan<byte> key = stackalloc byte[] { 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31 };
        using var cipher = new Ccm(key); // expect: KCG202
        cipher.Encrypt(nonce, beacon, beacon, tag);
    }

    // Four constant words make the key.
    public static void SealMeterReading(byte[] nonce, byte[] reading, byte[] tag)
    {
        Span<byte> key = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(key, 0x2b7e1516);
        BinaryPrimitives.WriteUInt32BigEndian(key[4..], 0x28aed2a6);
        BinaryPrimitives.WriteUInt32BigEndian(key[8..], 0xabf71588);
        BinaryPrimitives.WriteUInt32BigEndian(key[12..], 0x09cf4f3c);
        using var cipher = new Ccm(key); // expect: KCG202
        cipher.Encrypt(nonce, reading, reading, tag);
    }

    // The group key is put together of hexadecimal constants.
    public static void SealGroupMessage(byte[] nonce, byte[] message, byte[] tag)
    {
        Span<byte> key = stackalloc byte[16];
        Convert.FromHexString(GroupKeyHex, key, out _, out _);
        using Gcm cipher = new(key); // expect: KCG202
        cipher.Encrypt(nonce, message, message, tag);
    }

    // The session falls back to the factory key when the device has not been paired.
    public static Ccm OpenDevice(bool paired, byte[] deviceKey)
    {
        ReadOnlySpan<byte> key = deviceKey;
        if (!paired)
        {
            key = s_pairing;
        }
        return new Ccm(key); // expect: KCG202
    }

    // The rekey message of the session brings a constant instead of a new key.
    public static void ResetSession(Gcm session, ILookup<string, string> log)
    {
        byte[] key = Convert.FromHexString("feffe9928665731c6d6a8f9467308308");
        session.Rekey(key); // expect: KCG202
        Debug.WriteLine(log["reset"].Count());
    }

    // The conditional expression takes a literal where the configuration has no key.
    public static byte[] SealTelemetry(string? configuredKey, byte[] nonce, byte[] telemetry, byte[] tag)
    {
        byte[] key = string.IsNullOrEmpty(configuredKey) ? "telemetry-key-01"u8.ToArray() : Convert.FromBase64String(configuredKey);
        using var cipher = new Gcm(key); // expect: KCG202
        byte[] ciphertext = new byte[telemetry.Length];
        cipher.Encrypt(nonce, telemetry, ciphertext, tag);
        return ciphertext;
    }

    // The key bytes are decoded from base64 into stack memory.
    public static void OpenUpdate(byte[] iv, byte[] firmware)
    {
        Span<byte> key = stackalloc byte[32];
        if (!Convert.TryFromBase64String("ZmlybXdhcmUtdXBkYXRlLWtleS1vZi1ub3J0aHdpbmQ=", key, out _)) return;
        using var cipher = new Cbc(key); // expect: KCG202
        cipher.Decrypt(iv, firmware, firmware);
    }

    // The key is seen through a memory of a constant array.
    public static async Task ForwardAsync(Stream source, Stream destination, byte[] iv)
    {
        ReadOnlyMemory<byte> key = "0123456789abcdef"u8.ToArray();
        using var cipher = new Ctr(key.Span); // expect: KCG202
        await cipher.EncryptAsync(iv, source, destination);
    }

    // A few bytes of the key are assigned and the others stay zero.
    public static void SealPing(byte[] nonce, byte[] ping, byte[] tag)
    {
        byte[] key = new byte[16];
        key[0] = 0x13;
        key[1] = 0x37;
        key[15] = 0x01;
        using var cipher = new Gcm(key); // expect: KCG202
        cipher.Encrypt(nonce, ping, ping, tag);
    }

    // The static key array is cut to the length of the cipher's key.
    public static byte[] SignHeartbeat(byte[] heartbeat)
    {
        ReadOnlySpan<byte> key = s_pairing.AsSpan(0, 16);
        using var mac = new HmacSha256(key); // expect: KCG202
        return mac.ComputeHash(heartbeat);
    }

    // The array of the key is another name for a constant array.
    public static void SealCommand(byte[] nonce, byte[] command, byte[] tag)
    {
        byte[] shared = "shared-command-key-of-the-plant!"u8.ToArray();
        byte[] key = shared;
        using (var cipher = new ChaChaPoly(key)) // expect: KCG202
        {
            cipher.Encrypt(nonce, command, command, tag);
        }
    }

    // The socket gives the key, which replaces the zeros of the buffer.
    public static Gcm ReceiveKey(Socket control)
    {
        byte[] key = new byte[32];
        int received = 0;
        while (received < key.Length)
        {
            int count = control.Receive(key.AsSpan(received));
            if (count == 0) throw new IOException("closed");
            received += count;
        }
        return new Gcm(key);
    }

    // The agreement of the two parties gives the key.
    public static ChaChaPoly Agree(ECDiffieHellman own, ECDiffieHellmanPublicKey peer)
    {
        byte[] shared = own.DeriveRawSecretAgreement(peer);
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, info: "northwind link v3"u8.ToArray());
        CryptographicOperations.ZeroMemory(shared);
        return new ChaChaPoly(key);
    }

    // The traffic key is expanded with the label of TLS 1.3.
    public static Gcm DeriveTrafficKey(ReadOnlySpan<byte> trafficSecret)
    {
        Span<byte> key = stackalloc byte[16];
        ReadOnlySpan<byte> label = [0, 16, 9, .. "tls13 key"u8, 0];
        HKDF.Expand(HashAlgorithmName.SHA256, trafficSecret, key, label);
        return new Gcm(key);
    }

    // The next generation of the key is expanded from the one before.
    public static void UpdateKey(Gcm cipher, byte[] secret)
    {
        byte[] next = HKDF.Expand(HashAlgorithmName.SHA256, secret, 32, "quic ku"u8.ToArray());
        cipher.Rekey(next);
        next.CopyTo(secret, 0);
    }

    // The key of the device is an HMAC of its serial number under the plant's key.
    public static Ccm OpenDeviceBySerial(HmacSha256 plantMac, string serial)
    {
        byte[] digest = plantMac.ComputeHash(Encoding.ASCII.GetBytes(serial));
        return new Ccm(digest.AsSpan(0, 16));
    }

    // The literal key of the sample is replaced by a random one before use.
    public static (ChaChaPoly Cipher, byte[] Key) CreateLink()
    {
        byte[] key = "replace-me-replace-me-replace-me"u8.ToArray();
        RandomNumberGenerator.Fill(key);
        return (new ChaChaPoly(key), key);
    }

    // Without a configured key the session is refused.
    public static Gcm OpenConfigured(IReadOnlyDictionary<string, string> configuration)
    {
        if (!configuration.TryGetValue("Telemetry:Key", out string? text) || text == "changeme")
            throw new InvalidOperationException("Telemetry:Key is not set");
        byte[] key = new byte[32];
        if (!Convert.TryFromBase64String(text, key, out int written) || written != key.Length)
            throw new FormatException("Telemetry:Key must be 32 bytes in base64");
        return new Gcm(key);
    }

    // A missing configuration leads to a random key for this run.
    public static Gcm OpenConfiguredOrRandom(string? configuredKey)
    {
        byte[] key = configuredKey is null ? RandomNumberGenerator.GetBytes(32) : Convert.FromHexString(configuredKey);
        return new Gcm(key);
    }

    // The key is masked in memory with a random pad and unmasked for use.
    public static Gcm OpenMasked(byte[] masked, byte[] pad)
    {
        Span<byte> key = stackalloc byte[32];
        for (int i = 0; i < key.Length; i++) key[i] = (byte)(masked[i] ^ pad[i]);
        var cipher = new Gcm(key);
        key.Clear();
        return cipher;
    }

    // The handle is opened and only then is the key buffer cleared.
    public static byte[] SealAndClear(byte[] secret, byte[] nonce, byte[] message, byte[] tag)
    {
        byte[] key = SHA256.HashData(secret);
        try
        {
            using var cipher = new Gcm(key);
            byte[] ciphertext = new byte[message.Length];
            cipher.Encrypt(nonce, message, ciphertext, tag);
            return ciphertext;
        }
        finally
        {
            Array.Clear(key);
        }
    }

    // The sender keeps its key in a field that the constructor takes.
    public static void SendAll(byte[] key, IEnumerable<byte[]> messages, Stream transport)
    {
        using var sender = new LinkSender(key, transport);
        foreach (byte[] message in messages) sender.Send(message);
        transport.Write("END\n"u8);
    }

    // The local function reads the key from a pipe.
    public static Cbc OpenFromPipe(Stream pipe)
    {
        byte[] key = new byte[32];
        ReadKey();
        return new Cbc(key);

        void ReadKey()
        {
            pipe.Write("GET KEY\n"u8);
            pipe.ReadExactly(key);
        }
    }

    // The key is fetched asynchronously from a vault under a literal name.
    public static async Task<Gcm> OpenFromVaultAsync(HttpClient vault, CancellationToken cancellation)
    {
        string encoded = await vault.GetStringAsync("v1/secrets/telemetry-key", cancellation);
        byte[] key = Convert.FromBase64String(encoded.Trim());
        return new Gcm(key);
    }
}

public sealed class LinkSender(byte[] key, Stream transport) : IDisposable
{
    private readonly Gcm _cipher = new(key);

    public void Send(byte[] message)
    {
        Span<byte> nonce = stackalloc byte[Gcm.NonceSize];
        Span<byte> tag = stackalloc byte[Gcm.TagSize];
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(nonce, message, message, tag);
        transport.Write(nonce);
        transport.Write(message);
        transport.Write(tag);
    }

    public void Dispose() => _cipher.Dispose();
}

public static class DatabaseFields
{
    // The key of the column is decoded from a literal and used for the search index too.
    public static byte[] BlindIndex(string email)
    {
        byte[] key = Convert.FromBase64String("YmxpbmQtaW5kZXgta2V5LW9mLW5vcnRod2luZA==");
        using var mac = new HmacSha256(key); // expect: KCG202
        return mac.ComputeHash(Encoding.UTF8.GetBytes(email.ToLowerInvariant()));
    }

    // The tenant without a key of its own gets zeros.
    public static byte[] SealField(IReadOnlyDictionary<int, byte[]> keys, int tenant, byte[] field, byte[] tag)
    {
        if (!keys.TryGetValue(tenant, out byte[]? key))
        {
            key = new byte[32];
        }
        using var cipher = new Gcm(key); // expect: KCG202
        byte[] nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        cipher.Encrypt(nonce, field, field, tag);
        return nonce;
    }

    // The key of the column is random and stored wrapped by the caller.
    public static (byte[] Key, byte[] Nonce) SealNewColumn(byte[] field, byte[] tag)
    {
        byte[] key = RandomNumberGenerator.GetBytes(32), nonce = RandomNumberGenerator.GetBytes(Gcm.NonceSize);
        using var cipher = new Gcm(key);
        cipher.Encrypt(nonce, field, field, tag, "column"u8);
        return (key, nonce);
    }

    // The column's key is derived with a label of its name.
    public static byte[] BlindIndexDerived(byte[] masterKey, string email)
    {
        Span<byte> key = stackalloc byte[32];
        KernelKbkdf.DeriveCounter<HmacSha256>(masterKey, "blind-index"u8, "customers.email"u8, key);
        using var mac = new HmacSha256(key);
        return mac.ComputeHash(Encoding.UTF8.GetBytes(email));
    }

    // The field of the tenant is opened with the key that the cache makes.
    public static byte[] OpenField(ConcurrentDictionary<int, byte[]> cache, Func<int, byte[]> load, int tenant, byte[] iv, byte[] field)
    {
        byte[] key = cache.GetOrAdd(tenant, load);
        using var cipher = new Cbc(key);
        byte[] plaintext = new byte[field.Length];
        cipher.Decrypt(iv, field, plaintext);
        return plaintext;
    }

    // The connection string names the key in a part of its own.
    public static Cbc OpenFromConnectionString(string connection)
    {
        const string Name = "ColumnKey=";
        string part = connection.Split(';').First(p => p.StartsWith(Name, StringComparison.Ordinal));
        byte[] key = Convert.FromHexString(part[Name.Length..]);
        return new Cbc(key);
    }

    // The lambda that the provider runs fills the key.
    public static Gcm OpenWithProvider(Action<Action<byte[]>> provider)
    {
        byte[] key = new byte[32];
        provider(secret => secret.AsSpan(0, 32).CopyTo(key));
        return new Gcm(key);
    }

    // The key comes as an out argument of the vault.
    public static byte[] SealWithVault(IKeyVault vault, byte[] field, byte[] nonce, byte[] tag)
    {
        if (!vault.TryGetKey("customers", out byte[] key)) throw new CryptographicException("no key for customers");
        using var cipher = new Gcm(key);
        byte[] ciphertext = new byte[field.Length];
        cipher.Encrypt(nonce, field, ciphertext, tag);
        return ciphertext;
    }

    // The rows are moved from the old key to the new one, both given.
    public static void Rotate(string oldKeyHex, string newKeyHex, IEnumerable<(byte[] Iv, byte[] Data)> rows)
    {
        using var old = new Cbc(Convert.FromHexString(oldKeyHex));
        using var current = new Cbc(Convert.FromHexString(newKeyHex));
        foreach ((byte[] iv, byte[] data) in rows)
        {
            old.Decrypt(iv, data, data);
            RandomNumberGenerator.Fill(iv);
            current.Encrypt(iv, data, data);
        }
    }

    // The key is the secret of the tenant, padded with its number.
    public static byte[] IndexForTenant(byte[] tenantSecret, int tenant, byte[] value)
    {
        byte[] key = new byte[tenantSecret.Length + 4];
        tenantSecret.CopyTo(key, 0);
        BinaryPrimitives.WriteInt32BigEndian(key.AsSpan(tenantSecret.Length), tenant);
        using var mac = new HmacSha256(key);
        return mac.ComputeHash(value);
    }

    // The literal is the name of the environment variable, which must be set.
    public static Gcm OpenFromEnvironment()
    {
        const string Variable = "NORTHWIND_FIELD_KEY";
        string? text = Environment.GetEnvironmentVariable(Variable);
        ArgumentException.ThrowIfNullOrEmpty(text, Variable);
        return new Gcm(Convert.FromBase64String(text));
    }
}

public interface IKeyVault
{
    bool TryGetKey(string name, out byte[] key);
}
