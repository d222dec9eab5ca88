using KcapiGen.Definitions;
using KcapiGen.Generator.Catalogue;
using KcapiGen.Handles;

namespace KcapiGen.Sides.Tests.DmCrypt;

/// <summary>A part of the device, with a format and a number of its first sector of its own.</summary>
/// <param name="Mode">The cipher, without essiv, as the kernel names it.</param>
/// <param name="Iv">dm-crypt's name of the IV generator.</param>
/// <param name="SectorSize">In bytes.</param>
/// <param name="CountsWholeSectors">Whether <c>iv_large_sectors</c> is set.</param>
/// <param name="Number">The number of its first sector, in 512 bytes as dm-crypt takes it.</param>
internal sealed record Segment(string Mode, string Iv, int SectorSize, bool CountsWholeSectors, ulong Number)
{
    /// <summary>Three of the largest sectors.</summary>
    public const int Length = 3 * 4096;

    private const string Essiv = "essiv:";

    private Algorithm Algorithm { get; } = Definitions.Resolve(
        Iv.StartsWith(Essiv, StringComparison.Ordinal) ? $"essiv({Mode},{Iv[Essiv.Length..]})" : Mode);

    public bool IsInProcess => Generator.Catalogue.InProcess.Has(Algorithm);

    private byte[] Key
    {
        get
        {
            byte[] key = new byte[Algorithm.KeySizes[^1]];
            new Random(Length).NextBytes(key);
            return key;
        }
    }

    /// <summary>Its line of the device's table: start and length in 512 bytes, then what crypt_ctr reads.</summary>
    public string Line(int index, string device)
    {
        string options = $"{(SectorSize == 512 ? "" : $" sector_size:{SectorSize}")}{(CountsWholeSectors ? " iv_large_sectors" : "")}";
        int start = index * Length / 512, count = options.Count(' '.Equals);
        return $"{start} {Length / 512} crypt capi:{Mode}-{Iv} {Convert.ToHexStringLower(Key)} {Number} {device} {start} {count}{options}";
    }

    public byte[] Encrypt(KernelBackend side, byte[] plaintext)
        => Transform(side, plaintext, (handle, first, format, input, output) => handle.EncryptSectors(first, format, input, output));

    public byte[] Decrypt(KernelBackend side, byte[] ciphertext)
        => Transform(side, ciphertext, (handle, first, format, input, output) => handle.DecryptSectors(first, format, input, output));

    private byte[] Transform(KernelBackend side, byte[] input, Func<SkcipherHandle, ulong, SectorFormat, byte[], byte[], int> transform)
    {
        var definition = (SkcipherDefinition)Definitions.Define(Algorithm);
        SectorFormat format = SectorFormat.Parse(Iv, SectorSize, CountsWholeSectors);
        using SkcipherHandle handle = Side.On(side, () => SkcipherHandle.Open(definition, CipherKey.FromBytes(Key)));
        Assert.Equal(side, handle.Backend);
        byte[] output = new byte[input.Length];
        Assert.Equal(input.Length, transform(handle, CountsWholeSectors ? Number / (ulong)(SectorSize / 512) : Number, format, input, output));
        return output;
    }
}
