using KcapiGen.Definitions;

namespace KcapiGen.Handles;

/// <summary>Consecutive sectors, in memory that stays in place until they are processed.</summary>
internal readonly unsafe struct SectorRun
{
    public required CipherDirection Direction { get; init; }

    public required SectorFormat Format { get; init; }

    public required int IvSize { get; init; }

    public required int BlockSize { get; init; }

    public required ulong FirstSector { get; init; }

    public required byte* Source { get; init; }

    public required byte* Target { get; init; }

    /// <summary>The index of the first sector in the call.</summary>
    public int FirstIndex { get; init; }

    public required int Count { get; init; }

    /// <summary>Returns the number of a sector, in the unit of the format.</summary>
    public ulong NumberOf(int index) => FirstSector + ((ulong)index * Format.Step);

    /// <summary>Returns some of the sectors.</summary>
    public SectorRun Slice(int start, int count) => this with
    {
        FirstSector = NumberOf(start),
        Source = Source + ((long)start * Format.SectorSize),
        Target = Target + ((long)start * Format.SectorSize),
        FirstIndex = FirstIndex + start,
        Count = count,
    };
}
