namespace KcapiGen;

/// <summary>How an encrypted disk is cut into sectors and how each gets its IV: the format of dm-crypt.</summary>
/// <remarks>
/// The facts are those of Linux's <c>drivers/md/dm-crypt.c</c> and <c>Documentation/admin-guide/device-mapper/dm-crypt.rst</c>. An instance
/// never changes and can be shared between threads.
/// </remarks>
public sealed record SectorFormat
{
    private const int CountUnit = 512; // 1 << SECTOR_SHIFT of include/linux/blk_types.h

    private static readonly SectorFormat[] CachedPlain64 =
        [new(SectorIv.Plain64, 512), new(SectorIv.Plain64, 1024), new(SectorIv.Plain64, 2048), new(SectorIv.Plain64, 4096)];

    /// <summary>Creates a format.</summary>
    /// <param name="iv">How the IV of a sector is made.</param>
    /// <param name="sectorSize">The size of a sector in bytes: 512, 1,024, 2,048 or 4,096.</param>
    /// <param name="countsWholeSectors">
    /// <see langword="true"/> to number sectors 0, 1, 2 …, which dm-crypt calls <c>iv_large_sectors</c>; <see langword="false"/> for dm-crypt's
    /// default, and LUKS2's, which counts in 512 bytes whatever the size is, so that sectors of 4,096 bytes have the numbers 0, 8, 16 ….
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Thrown when <paramref name="iv"/> or <paramref name="sectorSize"/> does not exist in dm-crypt.
    /// </exception>
    public SectorFormat(SectorIv iv, int sectorSize, bool countsWholeSectors = false)
    {
        if (!Enum.IsDefined(iv))
        {
            throw new ArgumentOutOfRangeException(nameof(iv), iv, "This is not an IV generator of dm-crypt.");
        }

        Iv = iv;
        SectorSize = CheckSize(sectorSize);
        CountsWholeSectors = countsWholeSectors;
    }

    /// <summary>Gets how the IV of a sector is made.</summary>
    public SectorIv Iv { get; }

    /// <summary>Gets the hash of <c>essiv</c> where it was given to <see cref="Parse"/>; it must be the declared one.</summary>
    public string? EssivHash { get; private init; }

    /// <summary>Gets the size of a sector in bytes.</summary>
    public int SectorSize { get; }

    /// <summary>Gets whether sectors are numbered 0, 1, 2 … whatever their size is; otherwise they are counted in units of 512 bytes.</summary>
    public bool CountsWholeSectors { get; }

    /// <summary>How far the numbers of two neighbouring sectors are apart.</summary>
    internal ulong Step => CountsWholeSectors ? 1 : (ulong)(SectorSize / CountUnit);

    /// <summary>
    /// Returns the most common format, <c>plain64</c> counted in 512 bytes. LUKS2 volumes have it unless something else was asked for.
    /// </summary>
    /// <param name="sectorSize">The size of a sector in bytes: 512, 1,024, 2,048 or 4,096.</param>
    /// <exception cref="ArgumentOutOfRangeException">Thrown when dm-crypt does not have this sector size.</exception>
    public static SectorFormat Plain64(int sectorSize) => CachedPlain64[int.Log2(CheckSize(sectorSize) / CountUnit)];

    /// <summary>Creates a format from dm-crypt's name of an IV generator.</summary>
    /// <param name="iv">
    /// <c>plain</c>, <c>plain64</c>, <c>plain64be</c>, <c>essiv</c>, <c>eboiv</c>, <c>benbi</c> or <c>null</c>: the last part of a cipher such as
    /// <c>aes-xts-plain64</c>. The hash of <c>essiv:sha256</c> may be given, and is then held against the declared one.
    /// </param>
    /// <param name="sectorSize">The size of a sector in bytes: 512, 1,024, 2,048 or 4,096.</param>
    /// <param name="countsWholeSectors">Whether dm-crypt's <c>iv_large_sectors</c> is set.</param>
    /// <exception cref="ArgumentException">Thrown when the IV generator or the sector size is unknown or not supported.</exception>
    public static SectorFormat Parse(string iv, int sectorSize, bool countsWholeSectors = false)
    {
        ArgumentNullException.ThrowIfNull(iv);
        if (iv.StartsWith("essiv:", StringComparison.Ordinal) && iv.Length > "essiv:".Length)
        {
            return new SectorFormat(SectorIv.Essiv, sectorSize, countsWholeSectors) { EssivHash = iv["essiv:".Length..] };
        }

        foreach (SectorIv known in Enum.GetValues<SectorIv>())
        {
            if (iv == NameOf(known))
            {
                return new SectorFormat(known, sectorSize, countsWholeSectors);
            }
        }

        throw new ArgumentException(
            $"'{iv}' is not a supported IV generator of dm-crypt. Supported are plain, plain64, plain64be, essiv, eboiv, benbi and null; "
            + "of a cipher such as aes-xts-plain64, give the last part.",
            nameof(iv));
    }

    /// <summary>Returns the format in dm-crypt's words, for example <c>plain64 sector_size:4096 iv_large_sectors</c>.</summary>
    public override string ToString()
        => $"{NameOf(Iv)}{(EssivHash is null ? "" : ":" + EssivHash)} sector_size:{SectorSize}{(CountsWholeSectors ? " iv_large_sectors" : "")}";

    /// <summary>Says whether consecutive sectors can have these numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Thrown when they cannot.</exception>
    internal void CheckNumbers(ulong firstSector, long count)
    {
        if (firstSector % Step != 0)
        {
            // As in crypt_ctr ("Invalid iv_offset sector") and crypt_map.
            throw new ArgumentOutOfRangeException(
                nameof(firstSector),
                firstSector,
                $"Sectors of {SectorSize} bytes are counted in 512 bytes, so their numbers are multiples of {Step}. "
                + "Use a SectorFormat with countsWholeSectors if the disk counts whole sectors (iv_large_sectors).");
        }

        ulong others = (ulong)Math.Max(0, count - 1);
        if (firstSector > ulong.MaxValue - (others * Step))
        {
            throw new ArgumentOutOfRangeException(
                nameof(firstSector), firstSector, $"The last of {count} sectors would have a number of more than 64 bits.");
        }
    }

    // The names of crypt_ctr_ivmode.
    private static string NameOf(SectorIv iv) => iv switch
    {
        SectorIv.Plain => "plain",
        SectorIv.Plain64 => "plain64",
        SectorIv.Plain64BigEndian => "plain64be",
        SectorIv.Essiv => "essiv",
        SectorIv.Eboiv => "eboiv",
        SectorIv.Benbi => "benbi",
        _ => "null",
    };

    // The sizes of crypt_ctr_optional.
    private static int CheckSize(int sectorSize) => sectorSize is 512 or 1024 or 2048 or 4096
        ? sectorSize
        : throw new ArgumentOutOfRangeException(nameof(sectorSize), sectorSize, "A sector of dm-crypt has 512, 1024, 2048 or 4096 bytes.");
}
