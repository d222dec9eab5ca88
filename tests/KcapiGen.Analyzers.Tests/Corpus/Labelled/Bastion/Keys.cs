using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KcapiGen;

namespace Bastion;

/// <summary>KCG202, keys that stand in the source.</summary>
public static class KeyMisuse
{
    private const string KeyHex = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";
    private const string KeyBase64 = "AAECAwQFBgcICQoLDA0ODw==";
    private const string Passphrase = "correct horse battery staple!!!!";
    private static readonly byte[] MasterKey =
    [
        0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6,
        0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f, 0x3c,
    ];
    private static readonly byte[] DecodedKey = Convert.FromHexString(KeyHex);
    private static readonly byte[] TextKey = Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef");

    // Wrong: the key of the license file is an array of literals.
    public static void OpenLicense(byte[] nonce, byte[] cipher, byte[] tag, byte[] plain)
    {
        byte[] key = { 0x4c, 0x69, 0x63, 0x65, 0x6e, 0x73, 0x65, 0x4b, 0x65, 0x79, 0x21, 0x21, 0x00, 0x01, 0x02, 0x03 };
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Decrypt(nonce, cipher, tag, plain);
        Array.Clear(key);
    }

    // Wrong: a collection expression of literals goes straight into the constructor.
    public static void EncryptCache(byte[] iv, byte[] page)
    {
        if (page.Length % 16 != 0)
            throw new ArgumentException("Whole blocks only.");
        using var cbc = new BlockCbc([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]); // expect: KCG202
        cbc.Encrypt(iv, page, page);
    }

    // Wrong: the key is a UTF-8 literal.
    public static byte[] SignManifest(byte[] manifest)
    {
        using var mac = new HeaderMac("manifest-signing-key-2024"u8); // expect: KCG202
        mac.AppendData(manifest);
        return mac.GetHashAndReset();
    }

    // Wrong: the UTF-8 literal reaches the constructor by way of a local span.
    public static void SealSettings(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        ReadOnlySpan<byte> key = "sixteen byte key"u8;
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: a hexadecimal literal is decoded to the key.
    public static void SealExport(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = Convert.FromHexString("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
        CryptographicOperations.ZeroMemory(key);
    }

    // Wrong: a Base64 literal is decoded in the argument.
    public static int DecryptFirmware(byte[] iv, byte[] image, byte[] output)
    {
        using var ctr = new ArchiveCtr(Convert.FromBase64String("MDEyMzQ1Njc4OWFiY2RlZg==")); // expect: KCG202
        int done = ctr.Decrypt(iv, image, output);
        if (output[0] != 0x7f)
            throw new InvalidDataException("Not an image.");
        return done;
    }

    // Wrong: a const hexadecimal field is decoded to the key of the disk.
    public static void EncryptDisk(ulong sector, byte[] data)
    {
        byte[] key = Convert.FromHexString(KeyHex);
        using var xts = new DiskXts(key); // expect: KCG202
        xts.EncryptSectors(sector, 512, data, data);
    }

    // Wrong: a const Base64 field is decoded to the key.
    public static bool CheckFrame(byte[] frame, byte[] mac)
    {
        ReadOnlySpan<byte> key = Convert.FromBase64String(KeyBase64);
        using var cmac = new FrameCmac(key); // expect: KCG202
        return cmac.Verify(frame, mac);
    }

    // Wrong: the bytes of a const passphrase are the key itself.
    public static void SealNotes(byte[] nonce, byte[] notes, byte[] cipher, byte[] tag)
    {
        byte[] key = Encoding.UTF8.GetBytes(Passphrase);
        using ChaChaBox box = new(key); // expect: KCG202
        box.Encrypt(nonce, notes, cipher, tag);
    }

    // Wrong: ASCII bytes of a literal, taken in the argument.
    public static void SealSample(byte[] nonce, ReadOnlySpan<byte> sample, Span<byte> cipher, Span<byte> tag)
    {
        using (var ccm = new SensorCcm(Encoding.ASCII.GetBytes("sensor-net-key-1"))) // expect: KCG202
        {
            ccm.Encrypt(nonce, sample, cipher, tag);
        }
    }

    // Wrong: the key is a static readonly array of literals.
    public static void SealRow(byte[] nonce, byte[] row, byte[] cipher, byte[] tag)
    {
        ArgumentNullException.ThrowIfNull(row);
        using var gcm = new RecordGcm(MasterKey); // expect: KCG202
        gcm.Encrypt(nonce, row, cipher, tag);
    }

    // Wrong: the static readonly key is decoded from a constant.
    public static void OpenRow(byte[] nonce, byte[] row, byte[] tag, byte[] plain)
    {
        using var gcm = new RecordGcm(DecodedKey); // expect: KCG202
        try
        {
            gcm.Decrypt(nonce, row, tag, plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            Array.Clear(plain);
            throw;
        }
    }

    // Wrong: the static readonly key is the encoding of a literal.
    public static void MacHeader(byte[] header, Span<byte> destination)
    {
        using var mac = new HeaderMac(TextKey); // expect: KCG202
        mac.AppendData(header);
        mac.GetHashAndReset(destination);
    }

    // Wrong: the default, all-zero array is the key.
    public static void SealWithZeroKey(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = new byte[32];
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: zero bytes in the argument.
    public static void ScrambleSwap(ulong firstSector, byte[] pages)
    {
        const int pageSize = 4096;
        using var xts = new DiskXts(new byte[64]); // expect: KCG202
        xts.EncryptSectors(firstSector, pageSize, pages, pages);
    }

    // Wrong: the key on the stack has its literals in the initialiser.
    public static void SealPacket(byte[] nonce, byte[] packet, byte[] cipher, byte[] tag)
    {
        ReadOnlySpan<byte> key = stackalloc byte[] { 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 121, 98, 219 };
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, packet, cipher, tag);
    }

    // Wrong: the key on the stack is cleared and never filled.
    public static void SealTemporary(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        Span<byte> key = stackalloc byte[32];
        key.Clear();
        using var box = new ChaChaBox(key); // expect: KCG202
        box.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: one constant byte fills the key.
    public static void EncryptScratch(byte[] iv, byte[] blocks)
    {
        byte[] key = new byte[16];
        Array.Fill(key, (byte)0x11);
        using var cbc = new BlockCbc(key); // expect: KCG202
        cbc.Encrypt(iv, blocks, blocks);
    }

    // Wrong: Span.Fill with a constant makes a constant key.
    public static void EncryptSpool(byte[] iv, Stream source, Stream target)
    {
        Span<byte> key = stackalloc byte[32];
        key.Fill(0x77);
        using var ctr = new ArchiveCtr(key); // expect: KCG202
        ctr.Encrypt(iv, source, target);
    }

    // Wrong: thirty-two repetitions of a constant.
    public static void SealProbe(byte[] nonce, byte[] probe, byte[] cipher, byte[] tag)
    {
        byte[] key = Enumerable.Repeat((byte)0xAB, 32).ToArray();
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, probe, cipher, tag);
    }

    // Wrong: two halves, both literal, make a literal key.
    public static void EncryptVolume(ulong sector, byte[] data)
    {
        byte[] dataKey = Convert.FromHexString("27182818284590452353602874713526");
        byte[] tweakKey = Convert.FromHexString("31415926535897932384626433832795");
        byte[] key = [.. dataKey, .. tweakKey];
        using var xts = new DiskXts(key); // expect: KCG202
        xts.EncryptSectors(sector, 4096, data, data);
    }

    // Wrong: literals joined with Concat are literals.
    public static void SealJoined(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] left = [0, 1, 2, 3, 4, 5, 6, 7], right = [8, 9, 10, 11, 12, 13, 14, 15];
        byte[] key = left.Concat(right).ToArray();
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: a literal is copied into the array that becomes the key.
    public static void SealCopied(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = new byte[16];
        "not-a-secret-key"u8.CopyTo(key);
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: a copy of the static literal is the same literal.
    public static void SealCloned(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = (byte[])MasterKey.Clone();
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
        CryptographicOperations.ZeroMemory(key);
    }

    // Wrong: the first half of a literal is a literal.
    public static void SealSliced(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] material = Convert.FromHexString(KeyHex);
        using var gcm = new RecordGcm(material.AsSpan(0, 16)); // expect: KCG202
        using var mac = new HeaderMac(material.AsSpan(16)); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag, mac.ComputeHash(nonce));
    }

    // Wrong: a handle that began with a secret key is rekeyed with a literal.
    public static void RotateToDefault(RecordGcm gcm, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] fallback = Encoding.ASCII.GetBytes("default-key-0000");
        gcm.Rekey(fallback); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: Rekey with zeros, meant to forget the key, goes on to encrypt.
    public static void ForgetAndEncrypt(DiskXts xts, ulong sector, byte[] data)
    {
        xts.EncryptSectors(sector, 512, data, data);
        xts.Rekey(new byte[64]); // expect: KCG202
        xts.EncryptSectors(sector + 1, 512, data, data);
    }

    // Wrong: every arm of the switch is a literal.
    public static void SealForRegion(string region, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = region switch
        {
            "eu" => "europe-key-00001"u8.ToArray(),
            "us" => "america-key-0001"u8.ToArray(),
            _ => new byte[16],
        };
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: without the environment variable the key written here is used.
    public static void SealWithDefault(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        string? text = Environment.GetEnvironmentVariable("BASTION_KEY");
        byte[] key = text is null ? MasterKey : Convert.FromBase64String(text);
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: a caller who gives no key gets the one in the source.
    public static void EncryptOptional(byte[]? key, byte[] iv, byte[] data)
    {
        key ??= Convert.FromHexString("8899aabbccddeeff0011223344556677");
        using var ctr = new ArchiveCtr(key); // expect: KCG202
        ctr.Encrypt(iv, data, data);
    }

    // Wrong: the text that is decoded falls back to a literal.
    public static void SealFromText(string? configured, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        string text = configured ?? "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";
        byte[] key = Convert.FromBase64String(text);
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: salt from the caller, but the ESP key is a literal.
    public static void SealEsp(byte[] salt, byte[] iv, byte[] packet, byte[] cipher, byte[] icv)
    {
        byte[] key = [0xfe, 0xff, 0xe9, 0x92, 0x86, 0x65, 0x73, 0x1c, 0x6d, 0x6a, 0x8f, 0x94, 0x67, 0x30, 0x83, 0x08];
        using var esp = new EspGcm(key, salt); // expect: KCG202
        esp.Encrypt(iv, packet, cipher, icv, packet.AsSpan(0, 8));
    }

    // Wrong: authentication and encryption keys are both text of the program.
    public static void OpenLegacy(byte[] iv, byte[] cipher, byte[] tag, byte[] plain)
    {
        byte[] authentication = Encoding.UTF8.GetBytes("authentication-key-of-the-format");
        byte[] encryption = Encoding.UTF8.GetBytes("encryptionkey128");
        using var legacy = new LegacyAuthenc(authentication, encryption); // expect: KCG202
        legacy.Decrypt(iv, cipher, tag, plain);
    }

    // Wrong: the key in an asynchronous method is decoded from a literal before the first await.
    public static async Task EncryptUploadAsync(byte[] iv, Stream source, Stream target, CancellationToken cancel)
    {
        byte[] key = Convert.FromHexString("00112233445566778899aabbccddeeff");
        await target.WriteAsync(iv, cancel);
        using var ctr = new ArchiveCtr(key); // expect: KCG202
        await ctr.EncryptAsync(iv, source, target, null, cancel);
    }

    // Wrong: single constant elements are written into the empty key.
    public static void EncryptToy(byte[] iv, byte[] blocks)
    {
        byte[] key = new byte[16];
        key[0] = 0xC0;
        key[1] = 0xDE;
        key[15] = 0x01;
        using var cbc = new BlockCbc(key); // expect: KCG202
        cbc.Decrypt(iv, blocks, blocks);
    }

    // Wrong: the characters of the hexadecimal key are joined of constants.
    public static void SealFromParts(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        const string low = "0123456789abcdef";
        const string high = "fedcba9876543210";
        byte[] key = Convert.FromHexString(low + high);
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: a random key is wiped before, not after, the handle is opened.
    public static void SealWithWipedKey(byte[] nonce, byte[] data, byte[] cipher, byte[] tag, Stream store)
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        store.Write(key);
        Array.Clear(key);
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: UTF-16 text of a literal is a literal key.
    public static void SealUnicode(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        var key = Encoding.Unicode.GetBytes("eightchr");
        if (data.Length != cipher.Length)
            throw new ArgumentException("Sizes differ.");
        using var gcm = new RecordGcm(key); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Wrong: the literal goes through a Memory on its way.
    public static void SealMemory(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        ReadOnlyMemory<byte> key = new byte[] { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6 };
        using var gcm = new RecordGcm(key.Span); // expect: KCG202
        gcm.Encrypt(nonce, data, cipher, tag);
    }
}

/// <summary>KCG202, keys that look literal or zero and are not.</summary>
public static class KeyUse
{
    private const string KeyVariable = "BASTION_MASTER_KEY_0123456789abcdef";
    private static readonly byte[] FormatSalt = "bastion-format-1"u8.ToArray();
    private static readonly byte[] ProcessKey = RandomNumberGenerator.GetBytes(32);

    // Right: the key is given by the caller.
    public static void SealWith(ReadOnlySpan<byte> key, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        if (key.Length is not (16 or 24 or 32))
            throw new ArgumentException("Key size.", nameof(key));
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: a fresh random key, wrapped for storage.
    public static byte[] SealWithFresh(RecordGcm wrapper, byte[] nonce, byte[] dataNonce, byte[] data, byte[] tag, byte[] dataTag)
    {
        byte[] key = RandomNumberGenerator.GetBytes(32);
        byte[] wrapped = new byte[32];
        using (var gcm = new RecordGcm(key))
            gcm.Encrypt(dataNonce, data, data, dataTag);
        wrapper.Encrypt(nonce, key, wrapped, tag);
        return wrapped;
    }

    // Right: the zero array is filled from the random source before it is a key.
    public static void ScrambleSwap(ulong sector, byte[] pages)
    {
        byte[] key = new byte[64];
        RandomNumberGenerator.Fill(key);
        using var xts = new DiskXts(key);
        xts.EncryptSectors(sector, 4096, pages, pages);
        CryptographicOperations.ZeroMemory(key);
    }

    // Right: only the second half of the stack is filled at first, then the first.
    public static void ScrambleInHalves(ulong sector, byte[] pages)
    {
        Span<byte> key = stackalloc byte[64];
        RandomNumberGenerator.Fill(key[32..]);
        RandomNumberGenerator.Fill(key[..32]);
        using var xts = new DiskXts(key);
        xts.DecryptSectors(sector, 512, pages, pages);
        key.Clear();
    }

    // Right: the environment holds the key, the literal is but its name.
    public static void SealFromEnvironment(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        string text = Environment.GetEnvironmentVariable(KeyVariable)
            ?? throw new InvalidOperationException("No key.");
        using var gcm = new RecordGcm(Convert.FromHexString(text));
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the file under a literal path is the key.
    public static void SealFromFile(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = File.ReadAllBytes("/etc/bastion/master.key");
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
        Array.Clear(key);
    }

    // Right: the configuration gives the Base64 text of the key.
    public static void SealFromConfiguration(IReadOnlyDictionary<string, string> settings, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        string encoded = settings["Encryption:Key"];
        byte[] key = Convert.FromBase64String(encoded);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the command line holds the key in hexadecimal.
    public static int RunTool(string[] args)
    {
        if (args.Length < 3)
            return 2;
        byte[] key = Convert.FromHexString(args[0]);
        byte[] data = File.ReadAllBytes(args[1]);
        using var mac = new HeaderMac(key);
        Console.WriteLine(Convert.ToHexString(mac.ComputeHash(data)));
        return 0;
    }

    // Right: HKDF derives the key of the record; label and salt may be literals.
    public static void SealDerived(byte[] secret, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, FormatSalt, "record key"u8.ToArray());
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the zeroed stack is the destination of a derivation.
    public static void SealExpanded(byte[] prk, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.Expand(HashAlgorithmName.SHA256, prk, key, "client write key"u8);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the library's HKDF fills the zero array.
    public static void SealKernelDerived(byte[] ikm, byte[] salt, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = new byte[32];
        KernelHkdf.DeriveKey<HeaderMac>(ikm, key, salt, "file key"u8);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: PBKDF2 stretches a passphrase that the user types.
    public static void OpenVault(string passphrase, byte[] salt, byte[] nonce, byte[] cipher, byte[] tag, byte[] plain)
    {
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, 600_000, HashAlgorithmName.SHA256, 32);
        using var gcm = new RecordGcm(key);
        gcm.Decrypt(nonce, cipher, tag, plain);
        CryptographicOperations.ZeroMemory(key);
    }

    // Right: the library's PBKDF2 writes into the span.
    public static void OpenVolume(byte[] passphrase, byte[] salt, ulong sector, byte[] data)
    {
        Span<byte> key = stackalloc byte[64];
        KernelPbkdf2.DeriveKey<HeaderMac>(passphrase, salt, key, 200_000);
        using var xts = new DiskXts(key);
        xts.DecryptSectors(sector, 512, data, data);
    }

    // Right: the pepper is literal, the hash of it with the secret is not.
    public static void SealPeppered(byte[] secret, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] pepper = [0x70, 0x65, 0x70, 0x70, 0x65, 0x72];
        byte[] key = SHA256.HashData([.. pepper, .. secret]);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the key is the xor of a mask in the source with a share of the caller.
    public static void SealMasked(byte[] share, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = Convert.FromHexString("5c5c5c5c5c5c5c5c36363636363636365c5c5c5c5c5c5c5c3636363636363636");
        for (int i = 0; i < key.Length; i++)
            key[i] ^= share[i];
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the key is copied out of the key schedule of the handshake.
    public static void SealHandshake(byte[] keyBlock, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = new byte[16];
        Buffer.BlockCopy(keyBlock, 32, key, 0, 16);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: Array.Copy brings the secret into the zero array.
    public static void EncryptPartition(byte[] slot, ulong sector, byte[] data)
    {
        var key = new byte[64];
        Array.Copy(slot, 8, key, 0, key.Length);
        using var xts = new DiskXts(key);
        xts.EncryptSectors(sector, 4096, data, data);
        Array.Clear(key, 0, key.Length);
    }

    // Right: the span of the zero array receives the secret.
    public static void SealFromSpan(ReadOnlySpan<byte> secret, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = new byte[32];
        Span<byte> view = key;
        secret[..32].CopyTo(view);
        using var box = new ChaChaBox(key);
        box.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the key is read from the stream of the key file.
    public static void SealFromStream(Stream keyFile, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = new byte[32];
        keyFile.ReadExactly(key, 0, key.Length);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the asynchronous read fills the key before the handle opens.
    public static async Task EncryptUploadAsync(Stream keyFile, byte[] iv, Stream source, Stream target, CancellationToken cancel)
    {
        byte[] key = new byte[32];
        await keyFile.ReadExactlyAsync(key, cancel);
        using var ctr = new ArchiveCtr(key);
        await ctr.EncryptAsync(iv, source, target, null, cancel);
    }

    // Right: a binary reader gives the key of the header.
    public static void OpenContainer(BinaryReader header, byte[] nonce, byte[] cipher, byte[] tag, byte[] plain)
    {
        uint magic = header.ReadUInt32();
        if (magic != 0x424B4559)
            throw new InvalidDataException("Magic.");
        byte[] key = header.ReadBytes(32);
        using var gcm = new RecordGcm(key);
        gcm.Decrypt(nonce, cipher, tag, plain);
    }

    // Right: the keyring of the kernel holds the key, the text is its description.
    public static void SealFromKeyring(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        KeyringKey key = KeyringKey.Find("logon", "bastion:0011223344556677");
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the master key unwraps the data key into the zero array.
    public static void OpenEnvelope(RecordGcm master, byte[] wrapNonce, byte[] wrapped, byte[] wrapTag, byte[] nonce, byte[] cipher, byte[] tag, byte[] plain)
    {
        byte[] dataKey = new byte[32];
        master.Decrypt(wrapNonce, wrapped, wrapTag, dataKey);
        using var gcm = new RecordGcm(dataKey);
        gcm.Decrypt(nonce, cipher, tag, plain);
    }

    // Right: the shared secret of the key agreement is the key.
    public static void SealAgreed(ECDiffieHellman own, ECDiffieHellmanPublicKey peer, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] label = Encoding.ASCII.GetBytes("bastion agreed key");
        byte[] key = own.DeriveKeyFromHash(peer, HashAlgorithmName.SHA256, label, null);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: RSA opens the key that was sent.
    public static void OpenSent(RSA rsa, byte[] encryptedKey, byte[] iv, byte[] data)
    {
        byte[] key = rsa.Decrypt(encryptedKey, RSAEncryptionPadding.OaepSHA256);
        using var ctr = new ArchiveCtr(key);
        ctr.Decrypt(iv, data, data);
        CryptographicOperations.ZeroMemory(key);
    }

    // Right: a static key is random for each process.
    public static void SealEphemeral(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        using var gcm = new RecordGcm(ProcessKey);
        byte[] aad = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(aad, Environment.ProcessId);
        gcm.Encrypt(nonce, data, cipher, tag, aad);
    }

    // Right: the object's field is a key that its maker set.
    public static void SealFromRing(KeyRing ring, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = ring.Current;
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag, BitConverter.GetBytes(ring.Generation));
    }

    // Right: the handle is rekeyed with what the ring gives next.
    public static void Rotate(RecordGcm gcm, KeyRing ring)
    {
        byte[] next = new byte[32];
        ring.CopyNext(next);
        gcm.Rekey(next);
        ring.Generation++;
        CryptographicOperations.ZeroMemory(next);
    }

    // Right: the unknown helper may fill the zero array.
    public static void SealWithProvider(IKeyProvider provider, string tenant, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = new byte[32];
        provider.GetKey(tenant, key);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the out parameter replaces the zero array.
    public static void SealIfKnown(IKeyProvider provider, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = [];
        if (!provider.TryFind("primary", out key!))
            return;
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the literal is overwritten with the real key before the handle opens.
    public static void SealReplaced(IKeyProvider provider, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = "placeholder key!"u8.ToArray();
        key = provider.Load("primary");
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: a placeholder that compares equal is refused.
    public static void SealUnlessPlaceholder(byte[] key, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] placeholder = new byte[32];
        if (key.AsSpan().SequenceEqual(placeholder))
            throw new ArgumentException("The key is all zeros.", nameof(key));
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the decoder writes the request's Base64 text into the stack.
    public static bool TryOpen(ReadOnlySpan<char> encoded, byte[] nonce, byte[] cipher, byte[] tag, byte[] plain)
    {
        Span<byte> key = stackalloc byte[32];
        if (!Convert.TryFromBase64Chars(encoded, key, out int written) || written != 32)
            return false;
        using var gcm = new RecordGcm(key);
        gcm.Decrypt(nonce, cipher, tag, plain);
        return true;
    }

    // Right: hexadecimal digits of the file are parsed one by one into the array.
    public static void EncryptFromDigits(string digits, byte[] iv, byte[] data)
    {
        byte[] key = new byte[16];
        for (int i = 0; i < key.Length; i++)
            key[i] = byte.Parse(digits.AsSpan(2 * i, 2), System.Globalization.NumberStyles.HexNumber);
        using var ctr = new ArchiveCtr(key);
        ctr.Encrypt(iv, data, data);
    }

    // Right: the JSON document holds the key.
    public static void SealFromJson(string json, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        byte[] key = document.RootElement.GetProperty("key").GetBytesFromBase64();
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: one half from the token, one half from the disk.
    public static void EncryptSplit(byte[] tokenHalf, Stream disk, ulong sector, byte[] data)
    {
        byte[] key = new byte[64];
        tokenHalf.AsSpan(0, 32).CopyTo(key);
        disk.ReadExactly(key.AsSpan(32));
        using var xts = new DiskXts(key);
        xts.EncryptSectors(sector, 512, data, data);
    }

    // Right: each case of the switch asks the store.
    public static void SealForTenant(IKeyProvider provider, int tier, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = tier switch
        {
            0 => provider.Load("bronze-key-00001"),
            1 => provider.Load("silver-key-00001"),
            _ => RandomNumberGenerator.GetBytes(16),
        };
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the encoded passphrase is the user's, read from the console.
    public static void AuthenticateConsole(byte[] challenge, Span<byte> response)
    {
        Console.Write("Shared secret: ");
        string line = Console.ReadLine() ?? "";
        byte[] key = Encoding.UTF8.GetBytes(line);
        using var mac = new HeaderMac(key);
        mac.ComputeHash(challenge, response);
    }

    // Right: the key of the next generation is the MAC of a label under the last one.
    public static void Ratchet(byte[] chainKey, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        Span<byte> messageKey = stackalloc byte[32];
        using (var mac = new HeaderMac(chainKey))
            mac.ComputeHash([0x01], messageKey);
        using var gcm = new RecordGcm(messageKey);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: ESP key and salt are slices of the derived material.
    public static void SealEsp(byte[] keyMaterial, byte[] iv, byte[] packet, byte[] cipher, byte[] icv)
    {
        ReadOnlySpan<byte> material = keyMaterial;
        using var esp = new EspGcm(material[..32], material.Slice(32, 4));
        esp.Encrypt(iv, packet, cipher, icv, packet.AsSpan(0, 8));
    }

    // Right: both keys of the composed cipher are derived.
    public static void OpenLegacy(byte[] secret, byte[] iv, byte[] cipher, byte[] tag, byte[] plain)
    {
        byte[] authentication = HKDF.Expand(HashAlgorithmName.SHA256, secret, 32, "auth"u8.ToArray());
        byte[] encryption = HKDF.Expand(HashAlgorithmName.SHA256, secret, 16, "encrypt"u8.ToArray());
        using var legacy = new LegacyAuthenc(authentication, encryption);
        legacy.Decrypt(iv, cipher, tag, plain);
    }

    // Right: a missing key is random, not literal.
    public static void SealOptional(byte[]? key, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        key ??= RandomNumberGenerator.GetBytes(32);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: the random bytes are drawn by an instance of the generator.
    public static void SealSession(byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        byte[] key = new byte[16];
        do
        {
            generator.GetBytes(key);
        }
        while (key[0] == 0);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: after use the array is cleared, and then refilled for the next handle.
    public static void SealTwoFiles(byte[] root, byte[][] nonces, byte[][] files, byte[] tag)
    {
        byte[] key = new byte[32];
        for (int i = 0; i < files.Length; i++)
        {
            HKDF.Expand(HashAlgorithmName.SHA256, root, key, BitConverter.GetBytes(i));
            using (var gcm = new RecordGcm(key))
                gcm.Encrypt(nonces[i], files[i], files[i], tag);
            Array.Clear(key);
        }
    }

    // Right: the finally block clears the key after the handle has it.
    public static void SealAndWipe(IKeyProvider provider, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = provider.Load("primary");
        try
        {
            using var gcm = new RecordGcm(key);
            gcm.Encrypt(nonce, data, cipher, tag);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // Right: the local function fills the captured zero array.
    public static void SealWithLocalFill(Stream store, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        byte[] key = new byte[32];

        void Load()
        {
            store.Position = 64;
            store.ReadExactly(key);
        }

        Load();
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    // Right: literals are the data of the message and its context, not the key.
    public static void SealGreeting(byte[] key, byte[] nonce, byte[] cipher, byte[] tag)
    {
        byte[] greeting = Encoding.UTF8.GetBytes("hello from bastion");
        byte[] context = [1, 2, 3, 4];
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, greeting, cipher.AsSpan(0, greeting.Length), tag, context);
    }

    // Right: words of the seed of the hardware are written into the empty key.
    public static void SealSeeded(ReadOnlySpan<ulong> seed, byte[] nonce, byte[] data, byte[] cipher, byte[] tag)
    {
        Span<byte> key = stackalloc byte[32];
        for (int i = 0; i < 4; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(key[(8 * i)..], seed[i]);
        using var gcm = new RecordGcm(key);
        gcm.Encrypt(nonce, data, cipher, tag);
    }

    public interface IKeyProvider
    {
        byte[] Load(string name);
        void GetKey(string name, byte[] destination);
        bool TryFind(string name, out byte[] key);
    }

    public sealed class KeyRing(byte[] current)
    {
        public byte[] Current = current;
        public int Generation;
        public void CopyNext(Span<byte> destination) => SHA256.HashData(Current, destination);
    }
}
