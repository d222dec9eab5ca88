namespace KcapiGen;

/// <summary>Describes how an encrypted disk is divided into sectors and how the IV of each is made: the formats of dm-crypt.</summary>
/// <remarks>
/// The facts are those of Linux's <c>drivers/md/dm-crypt.c</c> and <c>Documentation/admin-guide/device-mapper/dm-crypt.rst</c>. An instance
/// is immutable and thread-safe.
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
    /// default, and LUKS2's, which counts in units of 512 bytes for every size, so sectors of 4,096 bytes have the numbers 0, 8, 16 ….
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// dm-crypt does not have this <paramref name="iv"/> or <paramref name="sectorSize"/>.
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

    /// <summary>Gets the hash of <c>essiv</c> if it was given to <see cref="Parse"/>. It must be the hash of the declaration.</summary>
    public string? EssivHash { get; private init; }

    /// <summary>Gets the size of a sector in bytes.</summary>
    public int SectorSize { get; }

    /// <summary>Gets a value that indicates whether sectors are numbered 0, 1, 2 … for every size; otherwise they are counted in units of 512 bytes.</summary>
    public bool CountsWholeSectors { get; }

    /// <summary>The difference between the numbers of two consecutive sectors.</summary>
    internal ulong Step => CountsWholeSectors ? 1 : (ulong)(SectorSize / CountUnit);

    /// <summary>
    /// Returns the most common format, <c>plain64</c> counted in units of 512 bytes, which is the default of LUKS2.
    /// </summary>
    /// <param name="sectorSize">The size of a sector in bytes: 512, 1,024, 2,048 or 4,096.</param>
    /// <exception cref="ArgumentOutOfRangeException">dm-crypt does not have this sector size.</exception>
    public static SectorFormat Plain64(int sectorSize) => CachedPlain64[int.Log2(CheckSize(sectorSize) / CountUnit)];

    /// <summary>Creates a format from dm-crypt's name of an IV generator.</summary>
    /// <param name="iv">
    /// <c>plain</c>, <c>plain64</c>, <c>plain64be</c>, <c>essiv</c>, <c>eboiv</c>, <c>benbi</c> or <c>null</c>: the last part of a cipher such as
    /// <c>aes-xts-plain64</c>. The hash can be included, as in <c>essiv:sha256</c>; it must then be the hash of the declaration.
    /// </param>
    /// <param name="sectorSize">The size of a sector in bytes: 512, 1,024, 2,048 or 4,096.</param>
    /// <param name="countsWholeSectors">Whether dm-crypt's <c>iv_large_sectors</c> is set.</param>
    /// <exception cref="ArgumentException">The IV generator or the sector size is unknown or not supported.</exception>
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
            + "for a cipher such as aes-xts-plain64, pass the last part.",
            nameof(iv));
    }

    /// <summary>Returns the format in dm-crypt's words, for example <c>plain64 sector_size:4096 iv_large_sectors</c>.</summary>
    public override string ToString()
        => $"{NameOf(Iv)}{(EssivHash is null ? "" : ":" + EssivHash)} sector_size:{SectorSize}{(CountsWholeSectors ? " iv_large_sectors" : "")}";

    /// <summary>Checks that consecutive sectors can have these numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They cannot.</exception>
    internal void CheckNumbers(ulong firstSector, long count)
    {
        if (firstSector % Step != 0)
        {
            // As in crypt_ctr ("Invalid iv_offset sector") and crypt_map.
            throw new ArgumentOutOfRangeException(
                nameof(firstSector),
                firstSector,
                $"Sectors of {SectorSize} bytes are counted in units of 512 bytes, so their numbers are multiples of {Step}. "
                + "Use a SectorFormat with countsWholeSectors if the disk counts whole sectors (iv_large_sectors).");
        }

        ulong others = (ulong)Math.Max(0, count - 1);
        if (firstSector > ulong.MaxValue - (others * Step))
        {
            throw new ArgumentOutOfRangeException(
                nameof(firstSector), firstSector, $"The last of {count} sectors would have a number that does not fit in 64 bits.");
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
        : throw new ArgumentOutOfRangeException(nameof(sectorSize), sectorSize, "The sector size of dm-crypt is 512, 1024, 2048 or 4096 bytes.");
}
